package dev.flatline.suite.scenario;

import java.util.Optional;

/** What must come true within a bound, or must hold for one. */
public sealed interface Expectation {

    /** What is looked at. */
    Subject subject();

    /** What it has to match. */
    Matcher matcher();

    /**
     * The subject matches within {@code within}, and then does not cease to for {@code holdsFor}.
     *
     * @param holdsFor how long it has to last; empty: it may change at once
     */
    record Becomes(Subject subject, Matcher matcher, Bound within, Optional<Bound> holdsFor) implements Expectation {}

    /** The subject matches now, and does not cease to for {@code duration}. */
    record Stays(Subject subject, Matcher matcher, Bound duration) implements Expectation {}

    /** What an expectation looks at. */
    sealed interface Subject {

        /** The value at a path as the observer sees it, over a connection that no fault touches. */
        record Observed(String path) implements Subject {}

        /** The newest value a client's {@code value} listener has raised. */
        record Seen(String client, String listener) implements Subject {}

        /** All events a client's listener has raised so far: a list, matched as a whole. */
        record Events(String client, String listener) implements Subject {}

        /** Whether the server has ended a client's listener. */
        record Cancelled(String client, String listener) implements Subject {}

        /** {@code .info/connected} of a client. */
        record Connected(String client) implements Subject {}

        /** All values of {@code .info/connected} of a client so far, in order. */
        record ConnectedEvents(String client) implements Subject {}

        /** {@code .info/serverTimeOffset} of a client, in milliseconds. */
        record Offset(String client) implements Subject {}

        /** The data that an event stream's events add up to. */
        record Streamed(String stream) implements Subject {}

        /** All events of an event stream about data so far: a list, matched as a whole. */
        record StreamEvents(String stream) implements Subject {}

        /** How a client's pipelined command ended: {@code "acked"}, {@code "rejected"} or {@code "unknown"} so far. */
        record WriteOutcome(String client, String label) implements Subject {}
    }
}
