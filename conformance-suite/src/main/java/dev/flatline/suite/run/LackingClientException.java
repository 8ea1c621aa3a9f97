package dev.flatline.suite.run;

/** A client cannot do what its scenario asks for, as it turns out on the way. The message says who and what. */
final class LackingClientException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LackingClientException(String message) {
        super(message);
    }
}
