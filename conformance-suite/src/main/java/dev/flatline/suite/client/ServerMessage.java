package dev.flatline.suite.client;

import java.util.Map;
import java.util.Optional;

/** A decoded message of the server (spec 1.3, 2.2, 2.3). */
sealed interface ServerMessage {

    /**
     * The greeting: the connection is established.
     *
     * @param serverMillis the server's clock, milliseconds since the epoch
     * @param host {@code host[:port]} to use from now on
     * @param sessionId to be presented as {@code ls} by the next connection; empty: nothing is
     */
    record Hello(long serverMillis, String host, Optional<String> sessionId) implements ServerMessage {}

    /** The client is to go to another host. */
    record Reset(String host) implements ServerMessage {}

    /** The client is to go away for good. */
    record Shutdown(String reason) implements ServerMessage {}

    /** The server answers a ping. */
    record Pong() implements ServerMessage {}

    /** The answer to the request with that number. */
    record Response(long request, Answer answer) implements ServerMessage {}

    /** Something the server tells by itself, such as changed data. */
    record Push(String action, Map<?, ?> body) implements ServerMessage {}

    /** A message that the official clients ignore, and so does this one. */
    record Ignored() implements ServerMessage {}
}
