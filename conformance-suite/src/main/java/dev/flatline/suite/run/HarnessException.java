package dev.flatline.suite.run;

import org.jspecify.annotations.Nullable;

/** Our own side failed: a driver, a proxy, the runner. Never the fault of the implementation under test. */
public final class HarnessException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** @param message says what happened and what to do, to be shown as it is */
    public HarnessException(String message) {
        super(message);
    }

    /** @param message says what happened and what to do, to be shown as it is */
    public HarnessException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
