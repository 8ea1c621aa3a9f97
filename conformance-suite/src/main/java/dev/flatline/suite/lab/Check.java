package dev.flatline.suite.lab;

import java.util.List;

/**
 * A stretch of time in which everything has settled for some users, so that what others see has to be the truth.
 *
 * @param fromMillis since the beginning
 * @param toMillis its end
 * @param truths what is true of these users meanwhile
 */
record Check(int fromMillis, int toMillis, List<Truth> truths) {

    Check {
        truths = List.copyOf(truths);
    }

    /** @param devices how many devices of this user are really there */
    record Truth(String user, int devices) {}
}
