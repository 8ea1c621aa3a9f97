package dev.flatline.reports.journal;

/**
 * Keys in the data of events, beside those of {@link EventKind}. All are optional: a program that does not find one knows less, and a journal of a target that tells
 * less has fewer. Times are microseconds since the scenario began.
 */
public final class EventData {
    /** Of kind fault, and of a note that tells what a fault did: the scenario's word for it. */
    public static final String FAULT = "fault";

    /** Of kind note: what the fault of that name did. */
    public static final String EFFECT = "effect";

    /** Of kind expect, a time: when the expectation has to have come true. */
    public static final String DUE = "due";

    /** Of kind state: the path that was seen. */
    public static final String PATH = "path";

    /** Of kind state: the value that was seen, as it is shown to people. */
    public static final String VALUE = "value";

    /** Of kind session, a boolean: whether it began (or else ended). */
    public static final String OPENED = "opened";

    /** Of kind disconnect-write: one of {@link #STORED}, {@link #RAN}, {@link #CANCELLED}. */
    public static final String PHASE = "phase";

    /** The server stored it. */
    public static final String STORED = "stored";

    /** The server performed it. */
    public static final String RAN = "ran";

    /** The server gave it up. */
    public static final String CANCELLED = "cancelled";

    /** Of kind frame, a boolean: whether the message went from the client to the server. */
    public static final String UP = "up";

    /** Of kind frame, a time: when its sender sent it; absent if the sender does not tell. */
    public static final String SENT = "sent";

    /** Of kind frame, a time: when it arrived; absent if it did not, or its receiver does not tell. */
    public static final String RECEIVED = "received";

    /** Of kind frame, a boolean: whether its receiver never tells, so that nobody knows whether it arrived. */
    public static final String UNTOLD = "untold";

    /** Of a step's first event: the step as YAML, as a list of scenario steps holds it. */
    public static final String YAML = "yaml";

    private EventData() {}
}
