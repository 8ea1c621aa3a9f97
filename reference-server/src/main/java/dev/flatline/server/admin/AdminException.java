package dev.flatline.server.admin;

import dev.flatline.server.rest.RestResponse;

/** A call that is not granted. The message is meant for the developer of the harness. */
final class AdminException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient RestResponse answer;

    AdminException(int status, String message) {
        this(message, Answers.error(status, message));
    }

    private AdminException(String message, RestResponse answer) {
        super(message);
        this.answer = answer;
    }

    /** The path is right, the method is not. */
    static AdminException methodNotAllowed(String allowed) {
        String message = "use " + allowed + " here";
        return new AdminException(message, Answers.error(405, message).with("Allow", allowed));
    }

    RestResponse answer() {
        return answer;
    }
}
