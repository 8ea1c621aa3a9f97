/**
 * One connection's state, whatever protocol it speaks: its listens, its disconnect writes, its signs of life, its end.
 */
@NullMarked
package dev.flatline.server.session;

import org.jspecify.annotations.NullMarked;
