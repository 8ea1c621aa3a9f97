package dev.flatline.suite.target;

/** Who talks to the server: a client that comes with Flatline, or a driver of the user's own. */
public sealed interface ClientUnderTest permits ClientKind, ClientProgram {

    /** The word for the command line and for journals. */
    String id();

    /** Whether each client is a process of its own, which costs a start of about half a second. */
    boolean isProcess();

    /**
     * Whether a server may find out by pings that such a client is gone; else it has to wait for longer than the client may be
     * silent.
     */
    default boolean answersPings() {
        return true;
    }
}
