/**
 * The heart of the proxy, without sockets, threads or clocks: a {@link dev.flatline.simulator.link.ProxiedConnection} is
 * two {@link dev.flatline.simulator.link.Link}s, one per direction, each a chain of stages through which chunks of bytes
 * and finally the end of the stream travel. The toxics and their stream semantics are Toxiproxy's (2.12.0). Both the
 * virtual network and the embedded engine drive this one core.
 *
 * <p>All calls for one connection must come from its one executor, so nothing here is synchronised.
 */
@NullMarked
package dev.flatline.simulator.link;

import org.jspecify.annotations.NullMarked;
