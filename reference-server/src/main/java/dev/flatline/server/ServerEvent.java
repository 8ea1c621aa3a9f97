package dev.flatline.server;

import dev.flatline.server.tree.Path;
import java.util.List;

/** Something that happened in a server, for journals and tests. */
public sealed interface ServerEvent {

    /** The session it happened to. */
    String sessionId();

    /**
     * A client was accepted; its hello follows.
     *
     * @param sessionId the new session's id
     * @param namespace the namespace it works in
     * @param host the Host header, which tells through which proxy the client came
     * @param userAgent the User-Agent header, empty if there was none
     */
    record SessionOpened(String sessionId, String namespace, String host, String userAgent) implements ServerEvent {}

    /**
     * A session ended. Its disconnect writes, if any, run next.
     *
     * @param sessionId the session's id
     * @param cause why
     */
    record SessionClosed(String sessionId, SessionEnd cause) implements ServerEvent {}

    /**
     * A disconnect write was registered.
     *
     * @param sessionId the session that owns it
     * @param path where it will write
     * @param kind how
     */
    record DisconnectWriteStored(String sessionId, Path path, DisconnectWriteKind kind) implements ServerEvent {}

    /**
     * The disconnect writes at and below a path were cancelled.
     *
     * @param sessionId the session that owned them
     * @param path the path named by the client
     */
    record DisconnectWriteCancelled(String sessionId, Path path) implements ServerEvent {}

    /**
     * The disconnect writes of an ended session were performed.
     *
     * @param sessionId the session that owned them
     * @param paths what was written
     */
    record DisconnectWritesRan(String sessionId, List<Path> paths) implements ServerEvent {
        /** Copies the paths. */
        public DisconnectWritesRan {
            paths = List.copyOf(paths);
        }
    }

    /**
     * A message came in, put together from its segments.
     *
     * @param sessionId the receiving session
     * @param text the message
     */
    record Received(String sessionId, String text) implements ServerEvent {}

    /**
     * A message was handed to the transport, before it was cut into segments.
     *
     * @param sessionId the sending session
     * @param text the message
     */
    record Sent(String sessionId, String text) implements ServerEvent {}
}
