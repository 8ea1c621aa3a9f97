/**
 * The reference server: an in-memory realtime JSON tree server with exact offline semantics.
 *
 * <p>This package is the front door: {@link dev.flatline.server.ReferenceServer} on sockets, its configuration, and the
 * events an observer may follow. The same server without sockets is
 * {@link dev.flatline.server.transport.InMemoryServer}. The rooms behind it are named after the way of a write:
 * {@code transport}, {@code firebase}, {@code session}, {@code database}, {@code tree}; {@code auth} and {@code rules} say
 * who may go it.
 */
@NullMarked
package dev.flatline.server;

import org.jspecify.annotations.NullMarked;
