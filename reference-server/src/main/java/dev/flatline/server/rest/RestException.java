package dev.flatline.server.rest;

/** A request that is not granted. The message is meant for the client's developer. */
public final class RestException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient RestResponse response;

    /** Refuses with a status and a reason. */
    RestException(int status, String message) {
        this(message, RestResponse.error(status, message));
    }

    private RestException(String message, RestResponse response) {
        super(message);
        this.response = response;
    }

    /** The same with one header more. */
    RestException with(String header, String value) {
        return new RestException(String.valueOf(getMessage()), response.with(header, value));
    }

    /** What to answer. */
    public RestResponse response() {
        return response;
    }
}
