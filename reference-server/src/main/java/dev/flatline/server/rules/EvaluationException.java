package dev.flatline.server.rules;

/** A rule has no value for this data; it counts as false. Never leaves this package. */
final class EvaluationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    EvaluationException(String reason) {
        // Without a stack trace: to be denied must not be dearer than to be allowed.
        super(reason, null, false, false);
    }
}
