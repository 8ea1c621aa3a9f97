package dev.flatline.simulator.link;

/**
 * A toxic in its place: what it is called, which direction it sits in, and how many connections it hits.
 *
 * @param name unique over both directions of a proxy
 * @param direction the link it is part of
 * @param toxicity the probability that it takes effect on a connection; 0 or below never, 1 or above always
 * @param toxic what it does
 */
public record PlacedToxic(String name, Direction direction, float toxicity, Toxic toxic) {
    /** A toxic that hits every connection. */
    public PlacedToxic(String name, Direction direction, Toxic toxic) {
        this(name, direction, 1, toxic);
    }
}
