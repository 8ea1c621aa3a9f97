package dev.flatline.reports.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.flatline.reports.journal.EventData;
import dev.flatline.reports.journal.EventKind;
import dev.flatline.reports.journal.EventRecord;
import dev.flatline.reports.journal.Lane;
import dev.flatline.reports.journal.ScenarioRecord;
import dev.flatline.reports.journal.ScenarioRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class TimelineTest {
    private static final String ID = "a/b";
    private static final Lane ALICE = Lane.client("alice");
    private static final Lane LINK = Lane.link("alice");

    private final List<EventRecord> events = new ArrayList<>();

    @Test
    void aMessageThatGoesThroughArrives() {
        message(true, 1_000, OptionalLong.of(1_200));

        assertThat(fates()).containsExactly(Message.Fate.ARRIVED);
    }

    @Test
    void aMessageThatWaitsForTheEndOfAFaultIsHeld() {
        fault(500, "signalLoss", Optional.of(true));
        message(true, 1_000, OptionalLong.of(2_000_100));
        fault(2_000_000, "signalBack", Optional.of(false));

        assertThat(fates()).containsExactly(Message.Fate.HELD);
    }

    @Test
    void aMessageThatALineIsSlowForIsDelayed() {
        fault(500, "latency of 300 ms", Optional.of(true));
        message(false, 1_000, OptionalLong.of(301_000));

        assertThat(fates()).containsExactly(Message.Fate.DELAYED);
    }

    @Test
    void aMessageSentIntoAHoleIsLost() {
        fault(500, "blackHole", Optional.of(true));
        message(true, 1_000, OptionalLong.empty());
        event(9_000_000, ALICE, EventKind.NOTE, "the end", data());

        assertThat(fates()).containsExactly(Message.Fate.LOST);
    }

    @Test
    void aMessageThatACutOvertakesIsCut() {
        message(true, 1_000, OptionalLong.empty());
        fault(1_050, "cut", Optional.empty());
        event(9_000_000, ALICE, EventKind.NOTE, "the end", data());

        assertThat(fates()).containsExactly(Message.Fate.CUT);
    }

    @Test
    void aMessageWhoseReceiverNeverTellsIsNotCalledLost() {
        event(
                1_000,
                LINK,
                EventKind.FRAME,
                "{}",
                data().put(EventData.UP, false).put(EventData.SENT, 1_000).put(EventData.UNTOLD, true));

        assertThat(fates()).containsExactly(Message.Fate.UNTOLD);
    }

    @Test
    void anExpectationIsABarFromItsOpeningToItsEnd() {
        event(1_000, Lane.RUN, EventKind.EXPECT, "x becomes 1", data().put(EventData.DUE, 2_001_000));
        event(4_001_000, Lane.RUN, EventKind.BROKEN, "broken: x becomes 1; actual: null", data());
        Timeline timeline = timeline();

        assertThat(timeline.bars()).singleElement().satisfies(bar -> {
            assertThat(bar.openedMicros()).isEqualTo(1_000);
            assertThat(bar.dueMicros()).hasValue(2_001_000);
            assertThat(bar.closedMicros()).hasValue(4_001_000);
            assertThat(bar.outcome()).isEqualTo(Bar.Outcome.BROKEN);
        });
        assertThat(timeline.divergenceMicros()).hasValue(4_001_000);
    }

    @Test
    void aDisconnectWriteIsMarkedWhereItIsRegisteredWhereTheLossIsNoticedAndWhereItRuns() {
        event(1, Lane.SERVER, EventKind.DISCONNECT_WRITE, "stored", data().put(EventData.PHASE, EventData.STORED));
        event(2, Lane.SERVER, EventKind.SESSION, "ended", data().put(EventData.OPENED, false));
        event(3, Lane.SERVER, EventKind.DISCONNECT_WRITE, "ran", data().put(EventData.PHASE, EventData.RAN));

        assertThat(timeline().marks()).extracting(Mark::sign).containsExactly(Sign.REGISTERED, Sign.DETECTED, Sign.RAN);
    }

    @Test
    void aWatchedPathHasAValueUntilTheNext() {
        event(
                1,
                Lane.OBSERVER,
                EventKind.STATE,
                "x = 1",
                data().put(EventData.PATH, "x").put(EventData.VALUE, "1"));
        event(5, Lane.OBSERVER, EventKind.STATE, "x = 2", data());

        assertThat(timeline().bands())
                .extracting(Band::text, Band::beginMicros, Band::endMicros)
                .containsExactly(tuple("1", 1L, OptionalLong.of(5)), tuple("2", 5L, OptionalLong.empty()));
    }

    @Test
    void whatAFaultDidIsSaidWithIt() {
        fault(500, "signalLoss", Optional.of(true));
        event(
                900,
                LINK,
                EventKind.NOTE,
                "effect of signalLoss: held 12",
                data().put(EventData.FAULT, "signalLoss").put(EventData.EFFECT, "held 12"));

        assertThat(timeline().bands()).extracting(Band::text).containsExactly("signalLoss: held 12");
    }

    @Test
    void twoClientsStandOnEitherSideOfTheServer() {
        event(1, ALICE, EventKind.CALL, "set", data());
        event(1, Lane.SERVER, EventKind.SESSION, "opened", data());
        event(1, Lane.client("bob"), EventKind.CALL, "set", data());

        assertThat(timeline().lanes()).extracting(TimelineLane::title).containsExactly("alice", "server", "bob");
    }

    @Test
    void silencesAreFoldedOnBothAxesAndMomentsStayInOrder() {
        event(0, ALICE, EventKind.CALL, "a", data());
        event(100, ALICE, EventKind.CALL, "b", data());
        event(41_000_100, ALICE, EventKind.CALL, "c", data());
        Timeline timeline = timeline();

        for (Axis axis : List.of(Axis.ordinal(timeline), Axis.toScale(timeline))) {
            assertThat(axis.folds())
                    .singleElement()
                    .satisfies(fold -> assertThat(fold.micros()).isEqualTo(41_000_000));
            assertThat(axis.at(0)).isLessThan(axis.at(100));
            assertThat(axis.at(100)).isLessThan(axis.at(20_000_000));
            assertThat(axis.at(20_000_000)).isLessThan(axis.at(41_000_100));
            assertThat(axis.at(41_000_100)).isLessThan(axis.length());
        }
    }

    private List<Message.Fate> fates() {
        return timeline().messages().stream().map(Message::fate).toList();
    }

    private Timeline timeline() {
        return Timeline.of(new ScenarioRun(
                new ScenarioRecord(ID, "", "", 1, List.of(), List.of("alice", "bob"), List.of()),
                events,
                Optional.empty()));
    }

    private void message(boolean up, long sentMicros, OptionalLong receivedMicros) {
        ObjectNode data = data().put(EventData.UP, up).put(EventData.SENT, sentMicros);
        receivedMicros.ifPresent(received -> data.put(EventData.RECEIVED, received));
        event(sentMicros, LINK, EventKind.FRAME, "{}", data);
    }

    private void fault(long micros, String text, Optional<Boolean> active) {
        ObjectNode data = data();
        active.ifPresent(on -> data.put(EventKind.DATA_ACTIVE, on));
        event(micros, LINK, EventKind.FAULT, text, data);
    }

    private void event(long micros, Lane lane, EventKind kind, String text, ObjectNode data) {
        events.add(EventRecord.of(ID, micros, lane, kind, text).withData(data));
    }

    private static ObjectNode data() {
        return JsonNodeFactory.instance.objectNode();
    }
}
