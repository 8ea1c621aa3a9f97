package dev.flatline.suite.cli;

import dev.flatline.reports.journal.Journal;
import dev.flatline.reports.journal.JournalException;
import dev.flatline.reports.journal.JournalReader;
import java.nio.file.Files;
import java.nio.file.Path;

/** A journal that the user names. */
final class JournalArgument {

    private JournalArgument() {}

    /** @throws UserError if there is no journal, or what is there is none */
    static Journal read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new UserError(
                    "there is no journal " + file + ".\nA run leaves one as journal.ndjson in its --out folder.");
        }
        try {
            return JournalReader.read(file);
        } catch (JournalException e) {
            throw new UserError(file + " is not a journal of this version of Flatline: " + e.getMessage());
        }
    }
}
