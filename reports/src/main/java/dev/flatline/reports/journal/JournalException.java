package dev.flatline.reports.journal;

import java.util.OptionalInt;

/** A journal that cannot be read or written; the message says where, what was found and what was expected. */
public final class JournalException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int line;

    JournalException(String message) {
        super(message);
        this.line = 0;
    }

    JournalException(String message, Throwable cause) {
        super(message, cause);
        this.line = 0;
    }

    JournalException(int line, String message, Throwable cause) {
        super("line " + line + ": " + message, cause);
        this.line = line;
    }

    /** The line of the journal, from 1, where one can be named. */
    public OptionalInt line() {
        return line == 0 ? OptionalInt.empty() : OptionalInt.of(line);
    }
}
