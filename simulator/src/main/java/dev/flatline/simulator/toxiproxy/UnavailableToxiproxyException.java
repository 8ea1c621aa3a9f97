package dev.flatline.simulator.toxiproxy;

/** The Toxiproxy that was asked for is not there; the message says what is missing and what to do. */
public final class UnavailableToxiproxyException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnavailableToxiproxyException(String message) {
        super(message);
    }

    UnavailableToxiproxyException(String message, Throwable cause) {
        super(message, cause);
    }
}
