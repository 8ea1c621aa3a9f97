/**
 * The vocabulary of network faults and what each one is made of. A {@link dev.flatline.simulator.fault.Fault} becomes a
 * short list of actions on a proxy, the same list whether the proxy is a live Toxiproxy or one of the virtual network.
 */
@NullMarked
package dev.flatline.simulator.fault;

import org.jspecify.annotations.NullMarked;
