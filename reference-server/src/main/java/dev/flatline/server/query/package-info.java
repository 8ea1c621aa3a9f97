/**
 * Queries over one node: the order of its children under an index, and the window that bounds and limits cut out.
 *
 * <p>Pure functions of the tree; used alike by the server for tagged listens and by a client for its local views.
 */
@NullMarked
package dev.flatline.server.query;

import org.jspecify.annotations.NullMarked;
