/**
 * A server for JUnit tests, as an extension of Jupiter. The one room that knows Jupiter's API, which is the user's to bring,
 * version 5 or 6.
 */
@NullMarked
package dev.flatline.server.junit;

import org.jspecify.annotations.NullMarked;
