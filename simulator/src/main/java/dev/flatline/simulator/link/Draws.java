package dev.flatline.simulator.link;

import java.nio.charset.StandardCharsets;
import java.util.Random;

/**
 * The source of a connection's randomness. Each toxic draws from a stream of its own that depends on nothing but these
 * values and its place, so adding a toxic or a connection never changes what the others draw.
 *
 * @param seed the run's seed
 * @param proxy the proxy's name
 * @param connection the number of the connection within its proxy, counted from 1
 */
public record Draws(long seed, String proxy, long connection) {

    Random of(Direction direction, String toxic) {
        long mixed = mix(seed);
        mixed = mix(mixed ^ hash(proxy));
        mixed = mix(mixed ^ connection);
        mixed = mix(mixed ^ hash(direction.wireName()));
        return new Random(mix(mixed ^ hash(toxic)));
    }

    /** FNV-1a, 64 bits. */
    private static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
        }
        return hash;
    }

    /** The finaliser of SplitMix64: spreads neighbouring values over all bits. */
    private static long mix(long value) {
        long z = value + 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
