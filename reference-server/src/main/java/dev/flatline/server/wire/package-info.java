/**
 * What the dialects have in common: the verbs, the messages, and one client's connection from its hello to its end. How a message
 * travels in frames or in polls is each dialect's own. No sockets, threads or clocks here.
 */
@NullMarked
package dev.flatline.server.wire;

import org.jspecify.annotations.NullMarked;
