package dev.flatline.suite.cli;

/** Something the user has to put right: shown without a stack trace, exit code {@value #EXIT}. */
public final class UserError extends RuntimeException {

    /** {@code EX_USAGE}: wrong arguments, unreadable or wrong input, an empty selection, a port that is taken. */
    public static final int EXIT = 64;

    private static final long serialVersionUID = 1;

    /** @param message what is wrong, where, and what to do about it */
    public UserError(String message) {
        super(message);
    }
}
