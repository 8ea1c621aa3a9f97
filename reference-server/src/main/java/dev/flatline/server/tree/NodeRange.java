package dev.flatline.server.tree;

import java.util.Optional;

/**
 * The data of a node between two of its leaves, in key order, with the keys that lead there.
 *
 * @param start the leaf it begins behind; empty to begin with the first one
 * @param end the leaf it ends with, included; empty to end with the last one
 * @param content what lies between; empty if nothing does
 */
public record NodeRange(Optional<Path> start, Optional<Path> end, Node content) {}
