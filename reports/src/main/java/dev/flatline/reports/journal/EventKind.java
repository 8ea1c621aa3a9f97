package dev.flatline.reports.journal;

/** What an event tells. */
public enum EventKind {
    /** A client was told to do something. */
    CALL("call"),
    /** A client's call was acknowledged. */
    ACK("ack"),
    /** A client's call was refused. */
    REJECT("reject"),
    /** A client's call ended without anyone knowing whether it took effect. */
    UNKNOWN("unknown"),
    /** A listener fired. */
    EVENT("event"),
    /** A client's view of its own connection changed; {@link #DATA_CONNECTED} tells to what. */
    CONNECTED("connected"),
    /** A fault was applied or lifted; {@link #DATA_ACTIVE} tells which, for faults that last. */
    FAULT("fault"),
    /** The runner began to wait for an expectation. */
    EXPECT("expect"),
    /** An expectation was met. */
    MET("met"),
    /** An expectation was broken. */
    BROKEN("broken"),
    /** The observer saw a value. */
    STATE("state"),
    /** A session began or ended at the server. */
    SESSION("session"),
    /** The server stored, ran or cancelled a disconnect write. */
    DISCONNECT_WRITE("disconnect-write"),
    /** A message on the wire. */
    FRAME("frame"),
    /** Something worth knowing that decides nothing. */
    NOTE("note"),
    /** The runner began a step. */
    STEP("step");

    /** Key in an event's data, a boolean: whether the client is connected from now on. Timelines draw it. */
    public static final String DATA_CONNECTED = "connected";

    /** Key in an event's data, a boolean: whether a lasting fault is on from now on. Timelines draw it. */
    public static final String DATA_ACTIVE = "active";

    /** Key in the data of a {@link #NOTE}, a whole number: the run's seed that this play was made with, if it is not the header's. */
    public static final String DATA_SEED = "seed";

    private final String word;

    EventKind(String word) {
        this.word = word;
    }

    /** The word used in journals. */
    public String word() {
        return word;
    }
}
