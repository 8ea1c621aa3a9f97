/**
 * Faults of single packets, which no proxy can imitate: the kernel of a network namespace of our own throws packets away, and
 * TCP does what it does about that. Linux only; the host's own network is never touched.
 */
@NullMarked
package dev.flatline.simulator.netns;

import org.jspecify.annotations.NullMarked;
