/**
 * The immutable JSON tree every other room works on: paths, nodes, key order, server values, hashes.
 *
 * <p>Nothing here performs I/O or reads a clock. A {@link dev.flatline.server.tree.Node} never changes; a write gives a
 * new root that shares all untouched branches with the old one, so a reader may keep any version for as long as it likes.
 */
@NullMarked
package dev.flatline.server.tree;

import org.jspecify.annotations.NullMarked;
