package dev.flatline.reports;

import static dev.flatline.reports.journal.EventKind.ACK;
import static dev.flatline.reports.journal.EventKind.BROKEN;
import static dev.flatline.reports.journal.EventKind.CALL;
import static dev.flatline.reports.journal.EventKind.CONNECTED;
import static dev.flatline.reports.journal.EventKind.DISCONNECT_WRITE;
import static dev.flatline.reports.journal.EventKind.EVENT;
import static dev.flatline.reports.journal.EventKind.EXPECT;
import static dev.flatline.reports.journal.EventKind.FAULT;
import static dev.flatline.reports.journal.EventKind.FRAME;
import static dev.flatline.reports.journal.EventKind.MET;
import static dev.flatline.reports.journal.EventKind.NOTE;
import static dev.flatline.reports.journal.EventKind.SESSION;
import static dev.flatline.reports.journal.EventKind.STATE;
import static dev.flatline.reports.journal.EventKind.STEP;

import dev.flatline.reports.journal.EventData;
import dev.flatline.reports.journal.EventKind;
import dev.flatline.reports.journal.EventRecord;
import dev.flatline.reports.journal.Footer;
import dev.flatline.reports.journal.Header;
import dev.flatline.reports.journal.Journal;
import dev.flatline.reports.journal.JournalReader;
import dev.flatline.reports.journal.JournalRecord;
import dev.flatline.reports.journal.JournalWriter;
import dev.flatline.reports.journal.Lane;
import dev.flatline.reports.journal.Requirement;
import dev.flatline.reports.journal.RequirementLevel;
import dev.flatline.reports.journal.ScenarioRecord;
import dev.flatline.reports.journal.Target;
import dev.flatline.reports.journal.Verdict;
import dev.flatline.reports.journal.VerdictRecord;
import java.io.StringReader;
import java.io.StringWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Journals to render: one of every verdict, one all green, one cut short, one full of hostile text. */
public final class Samples {
    static final Requirement OD_02 = new Requirement(
            "OD-02",
            RequirementLevel.MUST,
            "server",
            "A disconnect write runs when the connection is reset, exactly once.",
            "Does the server treat a reset like a close? Look at the path that handles the read error: it must run the"
                    + " disconnect writes before it drops the session.");
    static final Requirement OD_01 = new Requirement(
            "OD-01", RequirementLevel.MUST, "server", "A disconnect write runs when the client leaves.", "");
    static final Requirement CS_03 = new Requirement(
            "CS-03",
            RequirementLevel.SHOULD,
            "client",
            ".info/connected turns false within the detection bound.",
            "Is there a timer that notices silence?");

    private static final Map<String, Long> BOUNDS = Map.of("close", 500L, "detection", 3200L, "settle", 1000L);

    private Samples() {}

    /** Writes the records and reads them back, as every consumer of a journal does. */
    public static Journal journal(List<? extends JournalRecord> records) {
        return JournalReader.read(new StringReader(ndjson(records)));
    }

    /** The records as a journal's text. */
    public static String ndjson(List<? extends JournalRecord> records) {
        StringWriter text = new StringWriter();
        try (JournalWriter writer = new JournalWriter(text)) {
            records.forEach(writer::write);
        }
        return text.toString();
    }

    /** Three scenarios, all kept, in the virtual world. */
    public static List<JournalRecord> green() {
        List<JournalRecord> records = new ArrayList<>();
        records.add(Header.virtual("flatline 0.1.0", 7, reference(), BOUNDS).withFiles(List.of("my/own.yaml")));
        List.of("disconnect-writes/set", "disconnect-writes/cut", "presence/two-devices")
                .forEach(id -> {
                    records.add(scenario(id, List.of(OD_01), List.of("alice")));
                    records.add(connection(id, 0, Lane.client("alice"), true));
                    records.add(VerdictRecord.of(id, Verdict.PASS, "", 1042));
                });
        records.add(Footer.of(List.of(Verdict.PASS, Verdict.PASS, Verdict.PASS), false));
        return records;
    }

    /** A live run against a mutant, with every verdict once and a full timeline for the failure. */
    public static List<JournalRecord> mixed() {
        List<JournalRecord> records = new ArrayList<>();
        records.add(Header.live(
                "flatline 0.1.0",
                7,
                1.25,
                reference().withMutant("forgets-disconnect-on-cut"),
                BOUNDS,
                Instant.parse("2026-01-31T12:00:00Z")));
        records.add(scenario("disconnect-writes/set", List.of(OD_01), List.of("alice")));
        records.add(VerdictRecord.of("disconnect-writes/set", Verdict.PASS, "", 412));
        records.addAll(cut());
        addPlain(records, "connection-state/silence", CS_03, Verdict.WARN, "noticed after 4.1 s, not within 3.2 s");
        addPlain(records, "clock-offset/skew", OD_01, Verdict.KNOWN_FAIL, "offset drifts by 40 ms (baseline, #12)");
        addPlain(records, "reconnect/listeners", OD_01, Verdict.UNEXPECTED_PASS, "the baseline says that this fails");
        addPlain(records, "multi-client/two-devices", OD_01, Verdict.FLAKY, "passed 2 of 3 times");
        records.addAll(signalLoss());
        addPlain(records, "rest/event-stream", OD_01, Verdict.SKIPPED, "the target has no REST interface");
        addPlain(records, "security/forged", OD_01, Verdict.UNTESTABLE, "needs a forged certificate");
        addPlain(records, "heartbeat/frozen", OD_01, Verdict.HARNESS_ERROR, "driver exited with code 3: out of memory");
        records.add(Footer.of(List.of(Verdict.values()), false));
        return records;
    }

    /** As {@link #mixed} after a kill in the middle of the second scenario. */
    public static List<JournalRecord> cutShort() {
        return mixed().subList(0, 14);
    }

    /** Every text of the journal is hostile to some renderer. */
    public static List<JournalRecord> hostile() {
        String evil = "<script>alert(1)</script> ]]> &amp; \"'\u0000\u001b[31mred\u009b2J\u2028\u202Eabc\uD800 \r\n\t"
                + " *md* | `code` 面\uFFFF\uD83D\uDE00";
        Requirement requirement = new Requirement("R-" + evil, RequirementLevel.MUST, evil, evil, evil);
        List<JournalRecord> records = new ArrayList<>();
        records.add(Header.virtual(
                evil, 1, new Target(evil, evil, evil).withSdk(evil).withMutant(evil), BOUNDS));
        ScenarioRecord scenario =
                new ScenarioRecord(evil, evil, evil, 1, List.of(requirement), List.of("alice"), List.of(evil));
        records.add(scenario);
        for (EventKind kind : EventKind.values()) {
            records.add(EventRecord.of(evil, 1000L * records.size(), new Lane("alice"), kind, evil)
                    .atStep(1));
        }
        records.add(VerdictRecord.of(evil, Verdict.FAIL, evil, 1)
                .withRequirement("R-" + evil)
                .withObservation(evil, evil)
                .withNearest(evil)
                .at(1, 1));
        records.add(Footer.of(List.of(Verdict.FAIL), false));
        return records;
    }

    static ScenarioRecord scenario(String id, List<Requirement> covers, List<String> clients) {
        return new ScenarioRecord(
                id, "Scenario " + id + " keeps its promise", id + ".yaml", 1, covers, clients, List.of());
    }

    private static Target reference() {
        return new Target(Target.REFERENCE, Target.REFERENCE, "embedded");
    }

    private static void addPlain(
            List<JournalRecord> records, String id, Requirement requirement, Verdict verdict, String reason) {
        records.add(scenario(id, List.of(requirement), List.of("alice")));
        records.add(EventRecord.of(id, 0, Lane.RUN, NOTE, "started"));
        records.add(VerdictRecord.of(id, verdict, reason, 900).withRequirement(requirement.id()));
    }

    private static List<JournalRecord> cut() {
        String id = "disconnect-writes/cut";
        Lane alice = Lane.client("alice");
        Lane link = Lane.link("alice");
        return List.of(
                new ScenarioRecord(
                        id,
                        "A client whose connection is reset has its disconnect writes run, once",
                        "disconnect-writes/cut.yaml",
                        1,
                        List.of(OD_02),
                        List.of("alice"),
                        List.of("smoke")),
                EventRecord.of(id, 1_204, Lane.SERVER, SESSION, "session 1 of alice begins")
                        .withData(data().put(EventData.OPENED, true)),
                message(id, "alice", false, 1_210, OptionalInt.of(1_480), "{\"t\":\"c\",\"d\":{\"t\":\"h\"}}"),
                connection(id, 2_480, alice, true),
                EventRecord.of(id, 2_600, Lane.OBSERVER, STATE, "losses/alice = null")
                        .withData(data().put(EventData.PATH, "losses/alice").put(EventData.VALUE, "null")),
                EventRecord.of(id, 2_700, Lane.RUN, STEP, "alice: onDisconnect losses/alice set increment 1")
                        .withData(
                                data().put(
                                                EventData.YAML,
                                                "- client: alice\n  onDisconnect: { path: losses/alice, set: { increment: 1 } }\n"))
                        .atStep(1),
                EventRecord.of(id, 2_750, alice, CALL, "onDisconnect set losses/alice increment 1")
                        .atStep(1)
                        .withData(JsonNodeFactory.instance
                                .objectNode()
                                .put("path", "losses/alice")
                                .put("request", 3)),
                message(id, "alice", true, 2_760, OptionalInt.of(3_100), "{\"t\":\"d\",\"d\":{\"a\":\"o\"}}"),
                EventRecord.of(id, 3_110, Lane.SERVER, DISCONNECT_WRITE, "stores set losses/alice")
                        .withData(data().put(EventData.PHASE, EventData.STORED))
                        .atStep(1),
                message(id, "alice", false, 3_120, OptionalInt.of(3_940), "{\"t\":\"d\",\"d\":{\"r\":1}}"),
                EventRecord.of(id, 3_950, alice, ACK, "onDisconnect set losses/alice")
                        .atStep(1),
                EventRecord.of(id, 4_000, Lane.RUN, STEP, "cut alice").atStep(2),
                message(id, "alice", true, 4_010, OptionalInt.empty(), "0"),
                EventRecord.of(id, 4_020, link, FAULT, "cut: RST both ways").atStep(2),
                EventRecord.of(id, 4_300, Lane.SERVER, SESSION, "session 1 of alice ends: reset")
                        .withData(data().put(EventData.OPENED, false))
                        .atStep(2),
                connection(id, 4_410, alice, false).atStep(2),
                EventRecord.of(id, 4_500, Lane.RUN, STEP, "expect losses/alice becomes 1 within close")
                        .atStep(3),
                EventRecord.of(id, 4_510, Lane.OBSERVER, EXPECT, "losses/alice becomes 1 within 500 ms")
                        .withData(data().put(EventData.DUE, 504_510))
                        .atStep(3),
                connection(id, 54_410, alice, true).atStep(3),
                EventRecord.of(id, 54_700, Lane.SERVER, SESSION, "session 2 of alice begins")
                        .atStep(3),
                EventRecord.of(id, 60_100, alice, EVENT, "value losses/alice = null")
                        .atStep(3),
                EventRecord.of(id, 504_510, Lane.OBSERVER, BROKEN, "losses/alice is still null after 500 ms")
                        .atStep(3),
                EventRecord.of(id, 505_000, Lane.OBSERVER, MET, "observer still connected"),
                VerdictRecord.of(id, Verdict.FAIL, "losses/alice did not become 1 within 500 ms", 506)
                        .withRequirement("OD-02")
                        .withObservation("losses/alice becomes 1 within 500 ms", "losses/alice stayed null for 500 ms")
                        .withNearest("losses/alice = null at 2.6 ms, never written")
                        .at(3, 9));
    }

    private static List<JournalRecord> signalLoss() {
        String id = "weak-network/signal-loss";
        Lane alice = Lane.client("alice");
        Lane link = Lane.link("alice");
        Lane bob = Lane.client("bob");
        return List.of(
                scenario(id, List.of(OD_01, CS_03), List.of("alice", "bob")),
                connection(id, 2_100, alice, true),
                connection(id, 2_300, bob, true),
                EventRecord.of(id, 3_000, Lane.RUN, STEP, "signalLoss alice").atStep(1),
                EventRecord.of(id, 3_050, link, FAULT, "signalLoss begins")
                        .atStep(1)
                        .withData(data().put(EventKind.DATA_ACTIVE, true)),
                message(id, "alice", true, 3_100, OptionalInt.of(2_910_100), "0"),
                EventRecord.of(id, 3_400, bob, CALL, "set 房间/状态 \"在线\"").atStep(2),
                EventRecord.of(id, 4_100, bob, ACK, "set 房间/状态").atStep(2),
                EventRecord.of(id, 4_200, Lane.OBSERVER, STATE, "房间/状态 = \"在线\""),
                EventRecord.of(id, 2_910_000, link, FAULT, "signalLoss ends")
                        .atStep(3)
                        .withData(data().put(EventKind.DATA_ACTIVE, false)),
                EventRecord.of(id, 2_911_000, Lane.RUN, EXPECT, "alice sees 在线 within 500 ms")
                        .atStep(4),
                EventRecord.of(id, 2_930_000, alice, EVENT, "value 房间/状态 = \"在线\"")
                        .atStep(4),
                EventRecord.of(id, 2_930_100, Lane.RUN, MET, "alice sees 在线").atStep(4),
                VerdictRecord.of(id, Verdict.INCONCLUSIVE, "signalLoss never bit: nothing was due to pass", 2931));
    }

    private static EventRecord message(
            String scenario, String client, boolean up, int sentMicros, OptionalInt receivedMicros, String frame) {
        ObjectNode data = data().put(EventData.UP, up).put(EventData.SENT, sentMicros);
        receivedMicros.ifPresent(received -> data.put(EventData.RECEIVED, received));
        return EventRecord.of(scenario, sentMicros, Lane.link(client), FRAME, frame)
                .withData(data);
    }

    private static ObjectNode data() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static EventRecord connection(String scenario, long timeMicros, Lane client, boolean connected) {
        return EventRecord.of(scenario, timeMicros, client, CONNECTED, connected ? "connected" : "disconnected")
                .withData(data().put(EventKind.DATA_CONNECTED, connected));
    }
}
