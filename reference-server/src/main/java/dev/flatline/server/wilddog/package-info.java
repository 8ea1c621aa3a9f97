/**
 * The dialect: Wilddog Sync, which is the verbs and messages of {@code wire} inside events of socket.io 1, inside packets of
 * Engine.IO 3. No sockets, threads or clocks here.
 */
@NullMarked
package dev.flatline.server.wilddog;

import org.jspecify.annotations.NullMarked;
