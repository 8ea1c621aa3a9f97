/**
 * The dialect: Firebase wire protocol v5, over WebSocket and long polling. Frames and polls become messages and back; what they
 * mean is in {@code wire}. No sockets, threads or clocks here; the twelve rules of the protocol notes' section 0 hold.
 */
@NullMarked
package dev.flatline.server.firebase;

import org.jspecify.annotations.NullMarked;
