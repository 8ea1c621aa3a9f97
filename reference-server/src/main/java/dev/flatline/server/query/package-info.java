/**
 * Queries over one node: the order of its children under an index, and the window that bounds and limits cut out.
 *
 * <p>{@link dev.flatline.server.query.QueryParams} are pure functions of the tree, used alike by the server and by a client for its
 * local views. A {@link dev.flatline.server.query.Window} gives the same for a node that changes, at the cost of the change.
 */
@NullMarked
package dev.flatline.server.query;

import org.jspecify.annotations.NullMarked;
