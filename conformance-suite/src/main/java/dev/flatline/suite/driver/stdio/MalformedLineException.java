package dev.flatline.suite.driver.stdio;

/** A driver printed something that is no line of the protocol. */
final class MalformedLineException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String breach;

    MalformedLineException(String breach) {
        super(breach);
        this.breach = breach;
    }

    /** What the driver did, as the rest of a sentence that begins with "The driver". */
    String breach() {
        return breach;
    }
}
