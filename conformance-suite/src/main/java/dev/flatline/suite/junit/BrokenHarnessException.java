package dev.flatline.suite.junit;

/** Flatline itself, or a driver, did not do its work: runners count this as an error and not as a failure. */
final class BrokenHarnessException extends RuntimeException {

    private static final long serialVersionUID = 1;

    BrokenHarnessException(String report) {
        super(report);
    }
}
