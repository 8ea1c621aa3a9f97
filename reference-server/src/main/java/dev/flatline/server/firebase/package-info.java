/**
 * The dialect: Firebase wire protocol v5. Frames become messages, messages become calls on a session, and what the session
 * has to tell becomes frames. No sockets, threads or clocks here; the twelve rules of the protocol notes' section 0 hold.
 */
@NullMarked
package dev.flatline.server.firebase;

import org.jspecify.annotations.NullMarked;
