package dev.flatline.reports.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flatline.reports.journal.EventKind;
import dev.flatline.reports.journal.EventRecord;
import dev.flatline.reports.journal.Lane;
import dev.flatline.reports.journal.ScenarioRecord;
import dev.flatline.reports.journal.ScenarioRun;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SideBySideTest {
    private static final EventRecord CALL =
            event(1_000, EventKind.CALL, "set a").atStep(1);
    private static final EventRecord ACK = event(2_000, EventKind.ACK, "set a").atStep(1);
    private static final EventRecord MET =
            event(3_000, EventKind.MET, "a becomes 1").atStep(2);
    private static final EventRecord BROKEN =
            event(9_000, EventKind.BROKEN, "a becomes 1; actual: null").atStep(2);

    @Test
    void stepsStandBesideEachOtherWhateverTheirTimes() {
        SideBySide runs = SideBySide.of(
                run(event(0, EventKind.CONNECTED, "connected"), CALL, ACK, MET),
                run(event(700_000, EventKind.CALL, "set a").atStep(1), MET));

        assertThat(runs.steps()).extracting(StepPair::step).containsExactly(0, 1, 2);
        assertThat(runs.steps().get(1).title()).contains("alice: set a");
        assertThat(runs.divergence()).isEmpty();
    }

    @Test
    void theFirstStepThatCameOutOtherwiseIsTheDivergence() {
        SideBySide runs = SideBySide.of(run(CALL, ACK, MET), run(CALL, ACK, BROKEN));

        assertThat(runs.divergence()).map(StepPair::step).contains(2);
    }

    @Test
    void aStepThatOnlyOneRunTookIsADivergence() {
        assertThat(SideBySide.of(run(CALL, MET), run(CALL)).divergence())
                .map(StepPair::step)
                .contains(2);
    }

    @Test
    void whatIsDoneTogetherMayEndInAnyOrder() {
        EventRecord other = EventRecord.of("a/b", 2_500, Lane.client("bob"), EventKind.REJECT, "set b")
                .atStep(1);
        EventRecord mine = event(2_600, EventKind.REJECT, "set a").atStep(1);

        assertThat(SideBySide.of(run(CALL, other, mine), run(CALL, mine, other)).divergence())
                .isEmpty();
    }

    @Test
    void messagesAndWhatHappensBeforeTheFirstStepDivergeNothing() {
        SideBySide runs = SideBySide.of(
                run(event(0, EventKind.NOTE, "offset"), CALL),
                run(CALL, event(4_000, EventKind.FRAME, "{}").atStep(2)));

        assertThat(runs.divergence()).isEmpty();
        assertThat(runs.steps()).extracting(StepPair::step).containsExactly(0, 1);
    }

    private static EventRecord event(long micros, EventKind kind, String text) {
        return EventRecord.of("a/b", micros, Lane.client("alice"), kind, text);
    }

    private static ScenarioRun run(EventRecord... events) {
        return new ScenarioRun(
                new ScenarioRecord("a/b", "", "", 1, List.of(), List.of("alice"), List.of()),
                List.of(events),
                Optional.empty());
    }
}
