/**
 * One namespace's data: the current root, who listens to it, and how a write reaches both.
 *
 * <p>Single-threaded by contract: everything happens on the event loop of the namespace. Listeners are told before the
 * write returns, which is what "push before acknowledgement" (spec section 0, rule 8) rests on.
 */
@NullMarked
package dev.flatline.server.database;

import org.jspecify.annotations.NullMarked;
