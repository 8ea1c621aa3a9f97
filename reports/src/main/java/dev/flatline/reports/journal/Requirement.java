package dev.flatline.reports.journal;

/**
 * A documented promise, as the requirement catalogue states it; repeated in the journal so that a report needs nothing
 * else.
 *
 * @param id the catalogue's id, such as {@code OD-02}
 * @param level how binding the promise is
 * @param subject who keeps or breaks it: {@code server}, {@code client} or {@code system}
 * @param statement the promise in one sentence
 * @param check what to look at in one's own code when it is broken; may be empty
 */
public record Requirement(String id, RequirementLevel level, String subject, String statement, String check) {}
