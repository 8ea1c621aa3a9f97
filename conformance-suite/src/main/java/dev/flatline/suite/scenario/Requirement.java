package dev.flatline.suite.scenario;

/**
 * One documented promise.
 *
 * @param id such as {@code OD-02}
 * @param statement the promise in our words, one sentence
 * @param source which documentation makes it, and where
 * @param subject whose promise it is
 * @param check what to look at in one's own code when it is broken
 */
public record Requirement(
        String id, Level level, Subject subject, String statement, String source, String check, Position position) {

    /** How binding it is. */
    public enum Level {
        MUST,
        SHOULD,
        MAY,
        UNTESTABLE
    }

    /** Who has to keep it. */
    public enum Subject {
        SERVER,
        CLIENT,
        SYSTEM
    }
}
