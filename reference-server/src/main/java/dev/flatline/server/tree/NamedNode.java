package dev.flatline.server.tree;

/**
 * A child together with its key.
 *
 * @param key the child's key among its siblings
 * @param node the child; never empty when it comes out of a tree
 */
public record NamedNode(String key, Node node) {}
