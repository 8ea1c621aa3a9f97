package dev.flatline.suite.driver;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One operation of a client: what a scenario step says and what a driver carries out.
 *
 * <p>Values are plain JSON values in the wire's export form ({@code Map}, {@code List}, {@code String}, {@code Number},
 * {@code Boolean}, {@code null}); server values are {@code {".sv": "timestamp"}} and {@code {".sv": {"increment": n}}}.
 * Paths are absolute within the namespace, without a leading slash.
 */
public sealed interface Command {

    /** Overwrites {@code path}. Acknowledged by the server. */
    record SetValue(String path, @Nullable Object value) implements Command {}

    /** Writes several children of {@code path} at once; keys may be deep paths, a {@code null} deletes. */
    record Update(String path, Map<String, @Nullable Object> values) implements Command {}

    /** Deletes {@code path}. */
    record Remove(String path) implements Command {}

    /**
     * Writes {@code value} under a new chronological key of {@code path}; when {@code onDisconnect} is there, that disconnect
     * write is requested for the new child <em>before</em> the value is written, as the documented presence code does.
     */
    record Push(String path, @Nullable Object value, Optional<DisconnectWrite> onDisconnect) implements Command {}

    /** Adds {@code add} to the number at {@code path} (nothing there counts as 0) in a transaction. */
    record Transaction(String path, double add) implements Command {}

    /**
     * Reads {@code path} once; the reply carries the value.
     *
     * @param query which children are meant; empty: all
     */
    record Get(String path, Optional<Query> query) implements Command {

        /** All of it. */
        public Get(String path) {
            this(path, Optional.empty());
        }
    }

    /**
     * Attaches the listener {@code listener} to {@code path}; events carry that name. Acknowledged once it is attached.
     *
     * @param query which children are meant; empty: all
     */
    record Listen(String listener, String path, ListenFor listenFor, Optional<Query> query) implements Command {

        /** Listens to all of it. */
        public Listen(String listener, String path, ListenFor listenFor) {
            this(listener, path, listenFor, Optional.empty());
        }
    }

    /** Detaches a listener. */
    record Unlisten(String listener) implements Command {}

    /** Asks the server for a disconnect write at {@code path}, or cancels those at and below it. */
    record OnDisconnect(String path, DisconnectWrite write) implements Command {}

    /**
     * Acts as somebody from now on, on every connection. Acknowledged by the server.
     *
     * @param who whom the token names, for people
     * @param fresh what the client gets when the token is refused and it asks for a fresh one; empty: nothing
     */
    record SignIn(String who, String token, Optional<String> fresh) implements Command {}

    /** Acts as nobody in particular from now on. */
    record SignOut() implements Command {}

    /** Leaves the server on purpose, until {@link GoOnline}. */
    record GoOffline() implements Command {}

    /** Ends {@link GoOffline}. */
    record GoOnline() implements Command {}

    /** What a listener listens for. */
    enum ListenFor {
        /** The whole value at the path, at first and after each change. */
        VALUE,
        /** child_added, child_changed and child_removed below the path. */
        CHILDREN
    }

    /** What is to happen at a path when the client is gone. */
    sealed interface DisconnectWrite {

        /** Overwrite it. */
        record SetValue(@Nullable Object value) implements DisconnectWrite {}

        /** Write several children; keys may be deep paths, a {@code null} deletes. */
        record Update(Map<String, @Nullable Object> values) implements DisconnectWrite {}

        /** Delete it. */
        record Remove() implements DisconnectWrite {}

        /** Nothing: drop what was asked for at this path and below. */
        record Cancel() implements DisconnectWrite {}
    }
}
