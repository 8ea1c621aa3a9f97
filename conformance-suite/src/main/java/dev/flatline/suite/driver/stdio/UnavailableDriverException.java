package dev.flatline.suite.driver.stdio;

/** A driver cannot be used on this machine, or does not work at all. The message says what is wrong and what to do. */
public final class UnavailableDriverException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnavailableDriverException(String message) {
        super(message);
    }

    UnavailableDriverException(String message, Throwable cause) {
        super(message, cause);
    }
}
