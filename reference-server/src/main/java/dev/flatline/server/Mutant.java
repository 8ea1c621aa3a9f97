package dev.flatline.server;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A defect that can be switched on, to prove that the suite would notice it: each is a mistake that real servers make, built
 * in at exactly one place. The sentence says what is wrong, the ids which promises that breaks.
 */
public enum Mutant {
    FORGETS_DISCONNECT_ON_CUT(
            Part.ENDING, "Drops the disconnect writes of a session whose connection ends with a reset.", "OD-02"),
    FORGETS_DISCONNECT_ON_FIN(
            Part.ENDING, "Drops the disconnect writes of a session that ends without a close frame.", "OD-02"),
    FORGETS_DISCONNECT_ON_GOODBYE(
            Part.ENDING,
            "Takes a close frame for a sign that the disconnect writes are not needed.",
            "OD-01",
            "MAN-02",
            "PRE-08"),
    FORGETS_DISCONNECT_ON_SILENCE(
            Part.ENDING,
            "Drops the connection of a client that fell silent, but forgets its disconnect writes.",
            "OD-03",
            "HB-05",
            "PRE-08"),
    RUNS_ONE_SESSION_AT_A_TIME(
            Part.ENDING,
            "Loses the disconnect writes of a session that ends while those of another one run.",
            "MUX-04"),
    FORGETS_DISCONNECT_IN_RESTART(
            Part.ENDING, "Comes back from a crash with the data, but without the disconnect writes.", "OD-32"),

    STORES_DISCONNECT_LATER(
            Part.ARMING,
            "Acknowledges a disconnect write at once and stores it a second later.",
            "OD-02",
            "OD-23",
            "OD-20",
            "PRE-06"),
    STORES_FIRST_PLACE_ONLY(Part.ARMING, "Stores only the first place of a disconnect update.", "OD-05", "OD-23"),
    IGNORES_DISCONNECT_REMOVE(
            Part.ARMING, "Takes a disconnect write without a value for nothing to do.", "OD-04", "PRE-01", "WD-08"),
    DISCONNECT_UPDATE_REPLACES(
            Part.ARMING, "Stores a disconnect update as if it were to set the whole place.", "OD-05"),
    DISCONNECT_UPDATE_DROPS_NULL(Part.ARMING, "Loses the nulls of a disconnect update when it reads them.", "OD-06"),
    FIRST_DISCONNECT_WINS(Part.ARMING, "Keeps the first of two disconnect writes at the same place.", "OD-14"),
    ARMS_ONCE_PER_CLIENT(
            Part.ARMING,
            "Stores no disconnect writes for a client that was connected before.",
            "OD-09",
            "PRE-03",
            "REC-14"),
    SHARES_DISCONNECT_WRITES(
            Part.ARMING,
            "Stores disconnect writes by place only, so that one client's replaces another's.",
            "OD-26",
            "MUX-03"),
    TIMESTAMP_AT_REGISTRATION(
            Part.ARMING, "Resolves the server values of a disconnect write when it is registered.", "TS-03", "SEC-07"),
    SUM_AT_REGISTRATION(Part.ARMING, "Makes the sum of an increment when the disconnect write is registered.", "OD-29"),
    RUNS_DISCONNECT_AT_ONCE(
            Part.ARMING, "Performs a disconnect write when it is registered, and again at the end.", "OD-07"),

    STORES_DISCONNECT_UNASKED(
            Part.ARMING, "Stores a disconnect write without asking the rules.", "SEC-01", "SEC-08", "SEC-04"),
    DISCONNECT_SET_MERGES(
            Part.ARMING, "Stores a disconnect set as a write to each child, so that others stay.", "WD-09"),
    DROPS_DISCONNECT_PRIORITY(Part.ARMING, "Loses the priority of a disconnect write.", "OD-28"),

    IGNORES_CANCEL(Part.CANCELLING, "Acknowledges the cancelling of disconnect writes but keeps them.", "OD-10"),
    CANCELS_EXACT_PATH_ONLY(
            Part.CANCELLING, "Looks disconnect writes that are to be cancelled up by their exact path.", "OD-11"),
    CANCEL_TAKES_SIBLINGS(Part.CANCELLING, "Drops a whole disconnect write when a part of it is cancelled.", "OD-12"),
    CANCELS_WHOLE_WRITES_ONLY(Part.CANCELLING, "Ignores the cancelling of a part of a disconnect write.", "OD-12"),
    CANCELS_FOR_GOOD(Part.CANCELLING, "Remembers what was cancelled and drops later disconnect writes there.", "OD-18"),
    CANCELS_FOR_EVERYBODY(Part.CANCELLING, "Cancels the disconnect writes of all clients at a place.", "OD-26"),

    RUNS_DISCONNECT_TWICE(Part.RUNNING, "Runs the disconnect writes of a lost session two times.", "OD-08"),
    KEEPS_DISCONNECT_FOR_NEXT_SESSION(
            Part.RUNNING, "Hands disconnect writes that have run on to the client's next session.", "OD-08"),
    RUNS_DISCONNECT_AS_ADMINISTRATOR(
            Part.RUNNING,
            "Asks no rules for disconnect writes that run, since they were allowed once.",
            "SEC-02",
            "SEC-05",
            "SEC-04",
            "SEC-14"),
    RUNS_DISCONNECT_AS_NOBODY(Part.RUNNING, "Forgets who asked for a disconnect write.", "SEC-09", "SEC-05"),
    RUNS_DISCONNECT_LATE(
            Part.RUNNING, "Waits ten seconds for a lost client to return before it runs its writes.", "OD-01", "OD-02"),
    RUNS_DISCONNECT_SILENTLY(Part.RUNNING, "Performs disconnect writes past the listeners, who are not told.", "OD-24"),
    RUNS_FIRST_DISCONNECT_ONLY(
            Part.RUNNING, "Stops after the first of a session's disconnect writes.", "OD-23", "PRE-01", "OD-19"),
    RUNS_DISCONNECT_ONLY_IF_UNCHANGED(
            Part.RUNNING, "Skips a disconnect write where somebody has written since it was registered.", "OD-27"),
    STAMPS_DISCONNECT_BY_ANOTHER_CLOCK(
            Part.RUNNING,
            "Stamps disconnect writes with the time of another machine, whose clock is a minute behind.",
            "TS-08",
            "TS-03"),

    TIMESTAMP_IN_SECONDS(Part.WRITING, "Writes server timestamps in seconds.", "TS-01", "TS-04"),
    INCREMENT_REPLACES(Part.WRITING, "Writes the number of an increment, whatever was there.", "TS-09"),
    REST_HAS_ANOTHER_CLOCK(Part.WRITING, "Tells over REST the time of a machine that is five seconds ahead.", "WD-23"),
    REST_ASKS_NO_RULES(Part.WRITING, "Takes everybody who speaks REST for the administrator.", "RST-06"),
    REST_ECHOES_WRITES(
            Part.WRITING, "Answers a write over REST with what came in, not with what has been written.", "RST-01"),
    READS_CLOCK_FOR_EACH_CHILD(
            Part.WRITING, "Reads the clock anew for each child of a value that is written.", "TS-02"),
    IGNORES_DEEP_SERVER_VALUES(
            Part.WRITING, "Looks for server values in a value and its children, and drops those below.", "TS-07"),
    TIMESTAMP_OF_CONNECTING(
            Part.WRITING, "Reads the clock when a client connects, and stamps all its writes with that.", "TS-01"),
    TAKES_RESENT_WRITES_FOR_REPEATS(
            Part.WRITING,
            "Takes what a client writes after a reconnect for a repetition: acknowledges and drops it.",
            "PW-01",
            "PW-03"),
    IGNORES_TRANSACTION_HASH(Part.WRITING, "Accepts a transaction whose base is out of date.", "PW-08"),
    LOSES_DATA_IN_RESTART(Part.WRITING, "Keeps data in memory only, though it is to survive a crash.", "REC-16"),

    BELIEVES_EVERY_HASH(
            Part.LISTENING,
            "Takes whatever hash a listen comes with for that of the present value.",
            "REC-05",
            "REC-06",
            "OD-31"),
    FORGETS_LISTENS_OF_RETURNING(
            Part.LISTENING,
            "Answers the listens of a client that has reconnected, but tells it no changes.",
            "REC-01",
            "REC-08",
            "REC-14"),
    LETS_EVERYBODY_LISTEN(Part.LISTENING, "Answers listens without asking the rules.", "SEC-10"),
    STREAMS_TELL_NO_CHANGES(
            Part.LISTENING, "Tells an event stream what is there, and nothing that follows.", "RST-02", "RST-04"),
    STREAMS_TAKE_SESSIONS_ALONG(
            Part.LISTENING,
            "Looks clients up by their address, and ends them with an event stream from there.",
            "RST-03"),

    NEVER_GIVES_UP(Part.LIVENESS, "Relies on the network to report a peer that is gone.", "OD-03", "HB-05", "PRE-08"),
    IMPATIENT(Part.LIVENESS, "Takes one missed answer for the end of a client.", "HB-09"),
    EXPIRES_SESSIONS(
            Part.LIVENESS,
            "Ends a session after the time-out, whatever its client answers.",
            "HB-03",
            "OD-07",
            "HB-04"),
    GREETS_WITH_ANOTHER_CLOCK(
            Part.LIVENESS, "Greets with the time of another machine, whose clock is five seconds ahead.", "OFF-07");

    /** Where in the server a defect is built in. */
    public enum Part {
        /** Where disconnect writes are stored. */
        ARMING,
        /** Where disconnect writes are cancelled. */
        CANCELLING,
        /** Where sessions end. */
        ENDING,
        /** Where disconnect writes run. */
        RUNNING,
        /** Where data is written. */
        WRITING,
        /** Where clients begin to listen. */
        LISTENING,
        /** Where connections are greeted and watched. */
        LIVENESS
    }

    private final Part part;
    /** Separated by blanks: enums hold nothing that could change. */
    private final String breaks;

    private final String description;

    Mutant(Part part, String description, String... breaks) {
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

    /** The requirements that a server with this defect does not meet, the most telling one first. */
    public List<String> breaks() {
        return List.of(breaks.split(" "));
    }

    /** The defect in one sentence. */
    public String description() {
        return description;
    }

    /** The mutant with that {@link #id}. */
    public static Optional<Mutant> find(String id) {
        return Arrays.stream(values()).filter(mutant -> mutant.id().equals(id)).findFirst();
    }
}
