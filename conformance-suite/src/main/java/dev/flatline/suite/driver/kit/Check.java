package dev.flatline.suite.driver.kit;

import java.util.Optional;

/**
 * One rule of the page, and how to see whether a driver keeps it.
 *
 * @param name a few words
 * @param rule what the page says
 * @param capability what a driver must name for the rule to bind it
 * @param body talks to the driver; returns if all is right
 */
record Check(String name, String rule, Optional<String> capability, Body body) {

    /** The talk of one check. */
    interface Body {

        /**
         * Talks to a driver whose process has just been started.
         *
         * @throws WrongException if it says or does what it should not
         * @throws LeftOutException if there is nothing to be seen
         */
        void talk(Bench bench, Talk talk) throws WrongException, LeftOutException;
    }

    static Check of(String name, String rule, Body body) {
        return new Check(name, rule, Optional.empty(), body);
    }

    Check needs(String word) {
        return new Check(name, rule, Optional.of(word), body);
    }

    /** The driver does not do as the page says. The message says what it does. */
    static final class WrongException extends Exception {
        private static final long serialVersionUID = 1L;

        WrongException(String message) {
            super(message);
        }
    }

    /** The check does not concern this driver. The message says why. */
    static final class LeftOutException extends Exception {
        private static final long serialVersionUID = 1L;

        LeftOutException(String message) {
            super(message);
        }
    }
}
