/**
 * The live backend: faults carried out by any Toxiproxy, steered by the official {@code toxiproxy-java} client. Every
 * call is bounded in time, because that client sets no limits of its own and a Toxiproxy can hang. Providers say where
 * the Toxiproxy comes from: our own, a program, a container, or one that runs already.
 */
@NullMarked
package dev.flatline.simulator.toxiproxy;

import org.jspecify.annotations.NullMarked;
