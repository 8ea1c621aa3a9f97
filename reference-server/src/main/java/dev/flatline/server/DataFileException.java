package dev.flatline.server;

/** A file of data cannot be imported or exported; the message says which, why, and what to do. */
public final class DataFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DataFileException(String message, Throwable cause) {
        super(message, cause);
    }

    DataFileException(String message) {
        super(message);
    }
}
