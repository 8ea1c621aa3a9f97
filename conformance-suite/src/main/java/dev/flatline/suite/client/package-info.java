/**
 * The reference client: a small SDK for the Firebase wire protocol, written without sockets, threads or clocks of its own.
 *
 * <p>It shows what the official JavaScript SDK shows an application: a local cache with local events, a queue for writes
 * made offline, reconnects with backoff, listeners that are attached again, and the local simulation of disconnect writes.
 * The way of a write is {@code ReferenceDriver -> ReferenceClient -> SyncTree} (local events) and
 * {@code WriteQueue -> Requests -> Reconnector -> Connection -> Wire} (to the server). It shares the data model with the
 * reference server but has its own frame codec, so that neither hides the other's errors.
 */
@NullMarked
package dev.flatline.suite.client;

import org.jspecify.annotations.NullMarked;
