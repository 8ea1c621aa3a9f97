package dev.flatline.reports.journal;

import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes a journal record by record. Each record is one whole line, flushed at once, so that a run that dies leaves
 * everything it knew. May be shared by threads: live scenarios run side by side.
 *
 * <p>A journal that cannot be written, or a record out of place (a scenario not opened, an event after its verdict, a
 * footer that does not agree with the verdicts), is a {@link JournalException}: a run without its journal is worth
 * nothing.
 */
public final class JournalWriter implements Closeable {
    private final Writer out;
    private final JournalOrder order = new JournalOrder();

    /** Writes to the given writer and closes it in the end. */
    public JournalWriter(Writer out) {
        this.out = out;
    }

    /**
     * Creates the file, and the directories above it, or replaces it.
     *
     * @throws JournalException if that cannot be done
     */
    public static JournalWriter create(Path file) {
        try {
            Path directory = file.toAbsolutePath().getParent();
            if (directory != null) {
                Files.createDirectories(directory);
            }
            return new JournalWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new JournalException("cannot create the journal " + file + ": " + e.getMessage(), e);
        }
    }

    /**
     * Appends one line.
     *
     * @throws JournalException if it cannot be written or is out of place
     */
    public synchronized void write(JournalRecord next) {
        try {
            order.accept(next);
            out.write(JournalCodec.encode(next) + "\n");
            out.flush();
        } catch (IllegalArgumentException e) {
            throw new JournalException("record out of place: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new JournalException("cannot write the journal: " + e.getMessage(), e);
        }
    }

    /** Closes the writer below; writes nothing, so a journal without a footer stays without. */
    @Override
    public synchronized void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw new JournalException("cannot close the journal: " + e.getMessage(), e);
        }
    }
}
