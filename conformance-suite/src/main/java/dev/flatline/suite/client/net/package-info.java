/**
 * The reference client's way to the network, by Java-WebSocket in both worlds: over TCP sockets, and over the virtual
 * network, where the library's framing runs without sockets or threads.
 */
@NullMarked
package dev.flatline.suite.client.net;

import org.jspecify.annotations.NullMarked;
