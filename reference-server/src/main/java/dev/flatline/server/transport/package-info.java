/**
 * Bytes in, bytes out: one Netty pipeline, run by event loops on sockets or by nothing but its caller in memory.
 */
@NullMarked
package dev.flatline.server.transport;

import org.jspecify.annotations.NullMarked;
