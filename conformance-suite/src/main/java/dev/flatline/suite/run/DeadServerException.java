package dev.flatline.suite.run;

import java.util.Optional;

/** The server under test has died by itself, in the middle of a scenario: its own fault, and no use to go on. */
final class DeadServerException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String how;

    /** @param how its exit code and last words */
    DeadServerException(String how) {
        super("the server under test has died: " + how);
        this.how = how;
    }

    Finding finding() {
        return Finding.failed(
                "The server under test has died.", "the server runs until it is stopped", how, Optional.empty());
    }
}
