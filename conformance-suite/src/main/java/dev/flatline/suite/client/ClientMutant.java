package dev.flatline.suite.client;

import java.util.List;
import java.util.Locale;

/**
 * A defect of the reference client that can be switched on, to prove that the suite would notice it: each is a mistake that
 * real SDKs make. The sentence says what is wrong, the ids which promises that breaks.
 */
public enum ClientMutant {
    STARTS_WITHOUT_STATE(Part.STATE, "Says nothing of the connection before it is there.", "CON-01"),
    HIDES_LOSS(Part.STATE, "Does not say that the connection is gone, only that it is back.", "CON-03", "CON-05"),
    TELLS_LOSS_TWICE(Part.STATE, "Says that the connection is gone for the socket and for the session.", "CON-04"),
    TELLS_EVERY_FAILURE(Part.STATE, "Says that it is not connected after each attempt that failed.", "CON-04"),
    CONNECTED_WHEN_DIALLING(Part.STATE, "Says that it is connected when it dials, not when it is greeted.", "CON-02"),

    OFFSET_WRONG_SIGN(Part.CLOCK, "Takes the server's time off its own, where it should be the other way.", "OFF-02"),
    OFFSET_IN_SECONDS(Part.CLOCK, "Tells the clock offset in seconds.", "OFF-02", "OFF-03"),
    OFFSET_OF_FIRST_GREETING(Part.CLOCK, "Works the clock offset out once and keeps it for good.", "OFF-03"),
    CLEARS_OFFSET(Part.CLOCK, "Forgets the clock offset with the connection.", "OFF-04"),
    ESTIMATES_BY_OWN_CLOCK(Part.CLOCK, "Shows its own time for a server timestamp, offset or not.", "TS-05"),
    SENDS_OWN_TIME(Part.CLOCK, "Sends its own estimate of a server timestamp.", "TS-01", "TS-04", "TS-06"),
    SENDS_OWN_SUM(Part.CLOCK, "Sends the sum that it shows, not the increment.", "TS-10"),

    STAYS_CONNECTED(
            Part.CONNECTION, "Leaves its socket open when it goes offline by itself.", "MAN-02", "WD-27", "WD-31"),
    RETURNS_BY_ITSELF(Part.CONNECTION, "Comes back from being offline as from any other loss.", "MAN-01", "MAN-09"),
    COUNTS_OFFLINE_ORDERS(Part.CONNECTION, "Wants as many orders to come back as there were to leave.", "MAN-04"),
    WAITS_TO_RETURN(Part.CONNECTION, "Waits as after a failure when it is told to come back.", "MAN-03"),
    GIVES_UP(Part.CONNECTION, "Gives up after two attempts that failed.", "REC-11"),
    MISSES_THE_END(Part.CONNECTION, "Does not listen for the end of its socket.", "CON-03"),

    FORGETS_LISTENERS(
            Part.LISTENERS, "Does not ask for its listeners' places again on a new connection.", "REC-01", "REC-08"),
    KEEPS_REMOVED_LISTENERS(Part.LISTENERS, "Ignores the removal of a listener while it is offline.", "REC-07"),
    EMPTIES_CACHE(Part.LISTENERS, "Throws its cache away with the connection.", "REC-03", "REC-04"),
    MERGES_NEW_DATA(Part.LISTENERS, "Merges what the server sends into its cache, where it should replace.", "REC-06"),
    ASSUMES_NO_WRITES(Part.LISTENERS, "Does not show what its disconnect writes are going to do.", "OD-30"),
    SHOWS_REFUSED_WRITES(Part.LISTENERS, "Goes on showing a write that the server has refused.", "SEC-11"),
    KEEPS_ASSUMED_WRITES(Part.LISTENERS, "Goes on showing what it assumed about its disconnect writes.", "OD-31"),
    FORGETS_QUERIES(Part.LISTENERS, "Asks for whole places again on a new connection, and not for queries.", "REC-10"),
    NULL_FOR_UNKNOWN(Part.LISTENERS, "Shows null for data that it merely does not have.", "MAN-07"),

    EVENTS_AFTER_ANSWER(
            Part.WRITES, "Shows its own writes only when the server has told of them.", "MAN-06", "PW-05", "TS-06"),
    CONFIRMS_OFFLINE_WRITES(Part.WRITES, "Reports a write as done when it is in the queue.", "PW-04", "PW-06"),
    DROPS_OFFLINE_WRITES(Part.WRITES, "Shows what is written offline, but never sends it.", "PW-01", "PW-04"),
    SENDS_NEWEST_FIRST(Part.WRITES, "Sends its queue from the wrong end.", "PW-01"),
    FORGETS_UNANSWERED(Part.WRITES, "Takes a write off the queue when it is sent.", "PW-03", "PW-13"),
    LOSES_CALLBACKS(
            Part.WRITES,
            "Sends waiting writes on a new connection, but tells nobody how they ended.",
            "PW-04",
            "PW-06"),
    REPEATS_TRANSACTIONS(Part.WRITES, "Sends a transaction again that was never answered.", "PW-07"),
    SENDS_TRANSACTIONS_BLINDLY(Part.WRITES, "Sends a transaction without saying what it was based on.", "PW-08"),
    REPEATS_PUSH_KEYS(Part.WRITES, "Makes the same push key again and again.", "PRE-02"),
    DROPS_OFFLINE_DISCONNECT(Part.WRITES, "Drops requests for disconnect writes while it is offline.", "OD-21"),
    REPEATS_DISCONNECT(
            Part.WRITES, "Asks for all its disconnect writes again on each new connection.", "OD-08", "WD-16"),

    SENDS_BEFORE_CREDENTIAL(
            Part.CREDENTIAL, "Sends what waits before the server has accepted its credential.", "SEC-13"),
    KEEPS_REFUSED_TOKEN(Part.CREDENTIAL, "Comes back with the token that was refused.", "SEC-13");

    /** Where in the client a defect is built in. */
    public enum Part {
        /** What applications are told of the connection. */
        STATE,
        /** What is made of the two clocks. */
        CLOCK,
        /** When there is a connection. */
        CONNECTION,
        /** What listeners are shown. */
        LISTENERS,
        /** What is sent, and when. */
        WRITES,
        /** As whom it comes. */
        CREDENTIAL
    }

    private final Part part;

    /** Separated by blanks: enums hold nothing that could change. */
    private final String breaks;

    private final String description;

    ClientMutant(Part part, String description, String... breaks) {
        this.part = part;
        this.description = description;
        this.breaks = String.join(" ", breaks);
    }

    /** The name used on command lines: lower case with hyphens. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Where it lives. */
    public Part part() {
        return part;
    }

    /** The requirements that a client with this defect does not meet, the most telling one first. */
    public List<String> breaks() {
        return List.of(breaks.split(" "));
    }

    /** The defect in one sentence. */
    public String description() {
        return description;
    }
}
