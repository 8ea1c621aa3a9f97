package dev.flatline.server.database;

import dev.flatline.server.tree.Node;
import dev.flatline.server.tree.Path;

/**
 * One value for one place.
 *
 * @param path where, from the root
 * @param value what; empty to delete
 */
public record Write(Path path, Node value) {}
