package dev.flatline.suite.client;

import java.util.random.RandomGenerator;

/** Keys for new children that sort by time: 8 characters of milliseconds, then 12 random ones. */
final class PushIds {
    private static final String ALPHABET = "-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";
    private static final int TIME_CHARS = 8;
    private static final int RANDOM_CHARS = 12;

    private final RandomGenerator random;
    private final int[] tail = new int[RANDOM_CHARS];
    private long lastMillis = Long.MIN_VALUE;

    PushIds(RandomGenerator random) {
        this.random = random;
    }

    /**
     * The next key.
     *
     * @param nowMillis the estimated time of the server, milliseconds since the epoch
     */
    String next(long nowMillis) {
        if (nowMillis == lastMillis) {
            increment();
        } else {
            for (int i = 0; i < RANDOM_CHARS; i++) {
                tail[i] = random.nextInt(ALPHABET.length());
            }
        }
        lastMillis = nowMillis;
        StringBuilder key = new StringBuilder(TIME_CHARS + RANDOM_CHARS);
        for (int i = TIME_CHARS - 1; i >= 0; i--) {
            key.append(ALPHABET.charAt((int) (nowMillis >> (6 * i)) & 63));
        }
        for (int digit : tail) {
            key.append(ALPHABET.charAt(digit));
        }
        return key.toString();
    }

    /** Keeps keys of one millisecond in the order they were made. */
    private void increment() {
        int i = RANDOM_CHARS - 1;
        while (i > 0 && tail[i] == ALPHABET.length() - 1) {
            tail[i--] = 0;
        }
        tail[i] = (tail[i] + 1) % ALPHABET.length();
    }
}
