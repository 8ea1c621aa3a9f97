package dev.flatline.reports.journal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The published JSON Schema of one journal line. */
public final class JournalSchema {
    private static final String RESOURCE = "journal.schema.json";

    private JournalSchema() {}

    /** The schema's text (JSON Schema 2020-12). */
    public static String text() {
        try (InputStream in = JournalSchema.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new JournalException(RESOURCE + " is missing from the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new JournalException("cannot read " + RESOURCE + ": " + e.getMessage(), e);
        }
    }
}
