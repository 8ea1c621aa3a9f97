package dev.flatline.suite.smoke;

/** Who is to blame when a target fails without any fault. */
public enum Blame {
    /** Nothing went wrong. */
    NOBODY,
    /** The server: the reference client fails on it, too, or no other client was tried. */
    SERVER,
    /** The client or its driver: it fails on the reference server, too. */
    CLIENT,
    /** Each is fine with the reference, but not with the other. */
    BOTH
}
