/**
 * The virtual world: time that moves only when it is told to, and a network that carries bytes on it. Minutes of
 * waiting become microseconds, and the same seed gives the same run, byte for byte. The network's proxies are the
 * {@link dev.flatline.simulator.link} core that also drives the live engine, so a fault means the same in both worlds.
 */
@NullMarked
package dev.flatline.simulator.virtual;

import org.jspecify.annotations.NullMarked;
