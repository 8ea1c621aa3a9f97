package dev.flatline.reports.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flatline.reports.journal.EventData;
import dev.flatline.reports.journal.EventKind;
import dev.flatline.reports.journal.EventRecord;
import dev.flatline.reports.journal.Lane;
import dev.flatline.reports.journal.ScenarioRecord;
import dev.flatline.reports.journal.ScenarioRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class TextTimelineTest {
    private static final String ID = "a/b";

    @Test
    void nothingHappenedIsNoTimeline() {
        assertThat(TextTimeline.render(run(List.of(), "alice"))).isEmpty();
    }

    @Test
    void aLongScenarioIsCutToAWindowAroundTheFirstBrokenExpectation() {
        List<EventRecord> events = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            EventKind kind = i == 200 || i == 400 ? EventKind.BROKEN : EventKind.STATE;
            events.add(EventRecord.of(ID, i * 1_000L, Lane.OBSERVER, kind, "n" + i));
        }
        String timeline = TextTimeline.render(run(events, "alice"));

        assertThat(timeline.lines())
                .hasSizeLessThanOrEqualTo(43)
                .filteredOn(line -> line.startsWith("▶"))
                .singleElement()
                .asString()
                .endsWith("✗ n200");
        assertThat(timeline)
                .contains("… 171 events left out; the journal has them")
                .contains("n199", "n210")
                .contains("… 289 events left out; the journal has them");
    }

    @Test
    void wireMessagesGiveWayFirst() {
        List<EventRecord> events = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            events.add(
                    i % 10 == 0
                            ? EventRecord.of(ID, i, Lane.SERVER, EventKind.SESSION, "n" + i)
                            : message(i, OptionalInt.of(i), "n" + i));
        }
        String timeline = TextTimeline.render(run(events, "alice"));

        assertThat(timeline).contains("○ n0", "○ n90", "… 90 events left out").doesNotContain("↑");
        assertThat(TextTimeline.render(run(events.subList(0, 20), "alice"))).contains("↑ n1");
    }

    @Test
    void aLinkHasAColumnOfItsOwnThatSaysWhatBecameOfMessages() {
        String timeline = TextTimeline.render(run(
                List.of(
                        EventRecord.of(ID, 0, Lane.client("alice"), EventKind.CALL, "set a"),
                        message(10, OptionalInt.of(900_000), "held frame"),
                        message(20, OptionalInt.empty(), "gone"),
                        EventRecord.of(ID, 9_000_000, Lane.SERVER, EventKind.SESSION, "over")
                                .withData(JsonNodeFactory.instance.objectNode().put(EventData.OPENED, false))),
                "alice"));

        assertThat(timeline.lines().map(line -> line.strip().replaceAll(" {2,}", " | ")))
                .containsSubsequence(
                        "ms | alice | link | server",
                        "0.0 | → set a",
                        "0.0 | ↑ held frame",
                        "900.0 | ↑ delayed: held frame",
                        "9000.0 | ● over");
        assertThat(timeline).containsPattern("[×✂] (lost|cut in mid-message): gone");
    }

    @Test
    void ofOneMomentTheEndOfAStepComesBeforeTheNextStep() {
        String timeline = TextTimeline.render(run(
                List.of(
                        EventRecord.of(ID, 0, Lane.OBSERVER, EventKind.EXPECT, "a becomes 1")
                                .atStep(1),
                        EventRecord.of(ID, 5, Lane.OBSERVER, EventKind.STATE, "a = 1"),
                        EventRecord.of(ID, 5, Lane.OBSERVER, EventKind.MET, "a is 1")
                                .atStep(1),
                        EventRecord.of(ID, 5, Lane.client("alice"), EventKind.CALL, "set b")
                                .atStep(2)),
                "alice"));

        assertThat(timeline).containsSubsequence("… a becomes 1", "= a = 1", "✓ a becomes 1", "→ set b");
    }

    @Test
    void eventsWrittenLateStandWhereTheyHappened() {
        String timeline = TextTimeline.render(run(
                List.of(
                        EventRecord.of(ID, 2_000, Lane.SERVER, EventKind.SESSION, "second"),
                        EventRecord.of(ID, 1_000, Lane.SERVER, EventKind.SESSION, "first")),
                "alice"));

        assertThat(timeline).containsSubsequence("first", "second");
    }

    @Test
    void onlyALongGapIsCalledSilence() {
        String timeline = TextTimeline.render(run(
                List.of(
                        EventRecord.of(ID, 0, Lane.SERVER, EventKind.SESSION, "a"),
                        EventRecord.of(ID, 249_999, Lane.SERVER, EventKind.SESSION, "b"),
                        EventRecord.of(ID, 3_149_999, Lane.SERVER, EventKind.SESSION, "c")),
                "alice"));

        assertThat(timeline).containsOnlyOnce("silence").containsSubsequence("b", "… 2.9 s of silence", "c");
    }

    @Test
    void noRowIsWiderThanTheTerminalHoweverManyClients() {
        for (int clients : List.of(1, 3, 8, 30)) {
            String[] names =
                    IntStream.range(0, clients).mapToObj(i -> "client" + i).toArray(String[]::new);
            List<EventRecord> events = new ArrayList<>();
            for (String name : names) {
                events.add(EventRecord.of(ID, 0, Lane.client(name), EventKind.CALL, "房间 long ".repeat(30)));
                events.add(EventRecord.of(ID, 0, Lane.RUN, EventKind.STEP, "long ".repeat(60)));
            }
            assertThat(TextTimeline.render(run(events, names)).lines())
                    .allMatch(line -> Columns.width(line) <= TextTimeline.COLUMNS);
        }
    }

    private static EventRecord message(int sentMicros, OptionalInt receivedMicros, String frame) {
        ObjectNode data =
                JsonNodeFactory.instance.objectNode().put(EventData.UP, true).put(EventData.SENT, sentMicros);
        receivedMicros.ifPresent(received -> data.put(EventData.RECEIVED, received));
        return EventRecord.of(ID, sentMicros, Lane.link("alice"), EventKind.FRAME, frame)
                .withData(data);
    }

    private static ScenarioRun run(List<EventRecord> events, String... clients) {
        return new ScenarioRun(
                new ScenarioRecord(ID, "", "", 1, List.of(), List.of(clients), List.of()), events, Optional.empty());
    }
}
