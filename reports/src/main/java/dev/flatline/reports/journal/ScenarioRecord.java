package dev.flatline.reports.journal;

import java.util.List;

/**
 * Opens a scenario: what it is and which promises it covers.
 *
 * @param id the scenario's id, such as {@code disconnect-writes/cut}; unique in a journal
 * @param title the scenario in one sentence
 * @param source its file, relative to the catalogue
 * @param line where it starts in that file, from 1
 * @param covers the requirements it covers
 * @param clients the clients it steers, in the order of the scenario
 * @param tags free words to select it by
 */
public record ScenarioRecord(
        String id,
        String title,
        String source,
        int line,
        List<Requirement> covers,
        List<String> clients,
        List<String> tags)
        implements JournalRecord {

    /** @throws IllegalArgumentException if the id is blank or the line is below 1 */
    public ScenarioRecord {
        if (id.isBlank()) {
            throw new IllegalArgumentException("a scenario needs an id");
        }
        if (line < 1) {
            throw new IllegalArgumentException("'line' counts from 1, is " + line);
        }
        covers = List.copyOf(covers);
        clients = List.copyOf(clients);
        tags = List.copyOf(tags);
    }
}
