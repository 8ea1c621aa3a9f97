package dev.flatline.reports.journal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;

/**
 * Reads a journal. Anything but a well-formed journal is a {@link JournalException} that names the line, with one
 * exception: a journal that merely stops (no footer, or a last line cut off in the middle, as a killed run leaves it) is
 * read as far as it goes and says so by {@link Journal#isComplete()}.
 */
public final class JournalReader {
    private JournalReader() {}

    /**
     * Reads a journal from a file in UTF-8.
     *
     * @throws JournalException if it cannot be read or is no journal
     */
    public static Journal read(Path file) {
        // Not Files.newBufferedReader, which refuses the torn character that a killed run may end in.
        try (Reader in = new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8)) {
            return read(in);
        } catch (IOException e) {
            throw new JournalException("cannot read the journal " + file + ": " + e, e);
        }
    }

    /**
     * Reads a journal to the end of the given reader, which stays open.
     *
     * @throws JournalException if it cannot be read or is no journal
     */
    public static Journal read(Reader in) {
        BufferedReader lines = new BufferedReader(in);
        Journal.Builder journal = new Journal.Builder();
        JournalOrder order = new JournalOrder();
        StringBuilder line = new StringBuilder();
        try {
            for (int number = 1; ; number++) {
                boolean terminated = readLine(lines, line);
                if (!terminated && line.isEmpty()) {
                    return journal.build();
                }
                try {
                    JournalRecord next = JournalCodec.decode(line.toString());
                    order.accept(next);
                    journal.add(next);
                } catch (JacksonException e) {
                    if (!terminated && number > 1) {
                        return journal.build();
                    }
                    throw new JournalException(number, "no JSON: " + e.getOriginalMessage(), e);
                } catch (IllegalArgumentException e) {
                    throw new JournalException(number, String.valueOf(e.getMessage()), e);
                }
            }
        } catch (IOException e) {
            throw new JournalException("cannot read the journal: " + e, e);
        }
    }

    /** Reads up to the next line feed, which it reports but does not store: only that tells a whole line from a torn one. */
    private static boolean readLine(BufferedReader in, StringBuilder line) throws IOException {
        line.setLength(0);
        for (int c = in.read(); c >= 0; c = in.read()) {
            if (c == '\n') {
                return true;
            }
            line.append((char) c);
        }
        return false;
    }
}
