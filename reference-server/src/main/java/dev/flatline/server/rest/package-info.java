/**
 * The data over plain HTTP: every path plus {@code .json}, conditional requests, queries and event streams. A decoded request
 * comes in, a response or events go out; no sockets, threads or clocks here. REST has no sessions: when a connection drops,
 * nothing happens to the data (RST-03).
 */
@NullMarked
package dev.flatline.server.rest;

import org.jspecify.annotations.NullMarked;
