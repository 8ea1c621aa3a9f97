package dev.flatline.server.rest;

import java.util.random.RandomGenerator;

/**
 * Keys for new children that sort by the time of their making: eight characters of milliseconds, twelve of chance. Keys of the
 * same millisecond count up, so that they sort too.
 */
final class PushIds {
    private static final String ALPHABET = "-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";
    private static final int TIME_CHARS = 8;
    private static final int CHANCE_CHARS = 12;

    private final RandomGenerator chance;
    private final int[] last = new int[CHANCE_CHARS];
    private long lastMillis = Long.MIN_VALUE;

    PushIds(RandomGenerator chance) {
        this.chance = chance;
    }

    /** The next key at a time in milliseconds since the epoch. */
    String next(long nowMillis) {
        if (nowMillis == lastMillis) {
            countUp();
        } else {
            lastMillis = nowMillis;
            for (int i = 0; i < CHANCE_CHARS; i++) {
                last[i] = chance.nextInt(ALPHABET.length());
            }
        }
        StringBuilder id = new StringBuilder(TIME_CHARS + CHANCE_CHARS);
        for (int i = TIME_CHARS - 1; i >= 0; i--) {
            id.append(ALPHABET.charAt((int) (nowMillis >>> (6 * i)) & 63));
        }
        for (int digit : last) {
            id.append(ALPHABET.charAt(digit));
        }
        return id.toString();
    }

    private void countUp() {
        int i = CHANCE_CHARS - 1;
        while (i >= 0 && last[i] == ALPHABET.length() - 1) {
            last[i--] = 0;
        }
        if (i >= 0) {
            last[i]++;
        }
    }
}
