/**
 * JSON as text, for all that speak it: wire messages, bodies of requests, events. The data itself never comes here.
 */
@NullMarked
package dev.flatline.server.json;

import org.jspecify.annotations.NullMarked;
