package dev.flatline.suite.scenario;

/**
 * A promise that one vendor's documentation makes in other words than another's, and which is not counted twice.
 *
 * @param id such as {@code WD-04}
 * @param requirement the id of the {@link Requirement} that says the same
 * @param source which documentation makes it, and where
 */
public record SameAs(String id, String requirement, String source, Position position) {}
