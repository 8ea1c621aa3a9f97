/** Who asks: credentials, and the tokens that clients prove them with. */
@NullMarked
package dev.flatline.server.auth;

import org.jspecify.annotations.NullMarked;
