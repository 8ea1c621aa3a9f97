package dev.flatline.suite.target;

/** Who talks to the server: a client that comes with Flatline, or a driver of the user's own. */
public sealed interface ClientUnderTest permits ClientKind, ClientProgram {

    /** The word for the command line and for journals. */
    String id();

    /** Whether each client is a process of its own, which costs a start of about half a second. */
    boolean isProcess();
}
