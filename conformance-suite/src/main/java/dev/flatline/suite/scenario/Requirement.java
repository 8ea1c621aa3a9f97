package dev.flatline.suite.scenario;

import java.util.Optional;

/**
 * One documented promise.
 *
 * @param id such as {@code OD-02}
 * @param statement the promise in our words, one sentence
 * @param source which documentation makes it, and where
 * @param subject whose promise it is
 * @param profile who makes it
 * @param check what to look at in one's own code when it is broken
 * @param reason why no scenario can show it; there exactly if its level is {@link Level#UNTESTABLE}
 */
public record Requirement(
        String id,
        Level level,
        Subject subject,
        String statement,
        String source,
        Profile profile,
        String check,
        Optional<String> reason,
        Position position) {

    /** How binding it is. */
    public enum Level {
        MUST,
        SHOULD,
        MAY,
        UNTESTABLE
    }

    /** Whose documentation makes it. */
    public enum Profile {
        FIREBASE,
        WILDDOG,
        BOTH
    }

    /** Who has to keep it. */
    public enum Subject {
        SERVER,
        CLIENT,
        SYSTEM
    }
}
