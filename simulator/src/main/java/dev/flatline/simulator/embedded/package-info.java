/**
 * A Toxiproxy of our own, for machines with nothing installed: the same HTTP API and the same toxics as Toxiproxy 2.12.0,
 * on Netty. Each proxied connection lives on one event loop that owns both its links, so a change of toxics is a task
 * among others there: it needs no lock and cannot get stuck behind a reader that has stopped reading.
 *
 * <p>The control side is one thread that may wait; event loops never do.
 */
@NullMarked
package dev.flatline.simulator.embedded;

import org.jspecify.annotations.NullMarked;
