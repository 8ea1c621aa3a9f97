package dev.flatline.suite.driver;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Something a driver tells the runner. Values are JSON values in export form, as in {@link Command}. */
public sealed interface DriverEvent {

    /** The outcome of the command with this id. */
    record Reply(long id, Outcome outcome, @Nullable Object value) implements DriverEvent {}

    /** {@code .info/connected} as the client sees it; the first event says {@code false} or {@code true}, then every change. */
    record Connected(boolean connected) implements DriverEvent {}

    /** {@code .info/serverTimeOffset}: milliseconds to add to the client's clock to estimate the server's. */
    record Offset(double millis) implements DriverEvent {}

    /** A {@code value} event of a listener. */
    record Value(String listener, @Nullable Object value) implements DriverEvent {}

    /** A child event of a listener. */
    record Child(
            String listener,
            ChildChange change,
            String key,
            @Nullable Object value) implements DriverEvent {}

    /** The server refused or revoked a listener. */
    record Cancelled(String listener, String code, String message) implements DriverEvent {}

    /** A write of a {@link Behaviour} ended; {@code text} says which, for the journal. */
    record Behaved(String text, Outcome outcome) implements DriverEvent {}

    /**
     * A whole message left or reached the client, for the journal. Only a driver in this process tells.
     *
     * @param up whether the client sent it
     * @param text as on the wire, but for segments
     */
    record Message(boolean up, String text) implements DriverEvent {}

    /**
     * The client cannot do what it was asked for, a command or an action of a {@link Behaviour}: neither done nor refused.
     *
     * @param reason one sentence that says what is missing
     */
    record Skipped(String reason) implements DriverEvent {}

    /**
     * The driver broke its contract or is gone without being asked to go: a fault of the harness, not of the implementation
     * under test.
     *
     * @param reason one sentence that says what happened
     * @param details more for the reader, such as the last lines of the standard error stream; may be empty
     */
    record Broken(String reason, String details) implements DriverEvent {}

    /** Kinds of {@link Child} events. */
    enum ChildChange {
        ADDED,
        CHANGED,
        REMOVED
    }

    /**
     * How a command ended.
     *
     * @param acked whether the server, or for local commands the client, accepted it
     * @param code the error code, such as {@code permission_denied}; empty when {@code acked}. {@link #DISCONNECT} says that the
     *     client gave the command up when the connection was lost, so that nobody knows whether it took effect
     * @param message the error text; empty when {@code acked}
     */
    record Outcome(boolean acked, Optional<String> code, String message) {

        /** The code of a command that was in flight when the connection was lost (spec 4.3). */
        public static final String DISCONNECT = "disconnect";

        private static final Outcome ACKED = new Outcome(true, Optional.empty(), "");

        /** It was accepted. */
        public static Outcome acknowledged() {
            return ACKED;
        }

        /** Whether it is known not to have taken effect. */
        public boolean rejected() {
            return !acked && !code.equals(Optional.of(DISCONNECT));
        }

        /** It was refused. */
        public static Outcome rejected(String code, String message) {
            return new Outcome(false, Optional.of(code), message);
        }
    }
}
