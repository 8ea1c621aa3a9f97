package dev.flatline.reports.timeline;

import dev.flatline.reports.journal.ScenarioRun;
import java.util.List;
import java.util.OptionalLong;

/**
 * A scenario as something to draw. All times are microseconds since the scenario began.
 *
 * @param scenario the id of the scenario
 * @param lanes from top to bottom: clients with their links around the server, then what is watched
 * @param bands what lasted, in the order in which it began
 * @param marks what happened, in the order of time
 * @param messages what passed between clients and server, in the order of time
 * @param bars what was expected, in the order in which it was
 * @param divergenceMicros where the scenario first went wrong; empty if it did not
 * @param leftOut how many events are not in here, since nobody could tell them apart in a drawing
 */
public record Timeline(
        String scenario,
        List<TimelineLane> lanes,
        List<Band> bands,
        List<Mark> marks,
        List<Message> messages,
        List<Bar> bars,
        OptionalLong divergenceMicros,
        int leftOut) {
    /** Copies the lists. */
    public Timeline {
        lanes = List.copyOf(lanes);
        bands = List.copyOf(bands);
        marks = List.copyOf(marks);
        messages = List.copyOf(messages);
        bars = List.copyOf(bars);
    }

    /** Everything that the journal tells of a scenario. */
    public static Timeline of(ScenarioRun run) {
        return new TimelineBuilder(run).build();
    }

    /** Whether there is nothing to draw. */
    public boolean isEmpty() {
        return marks.isEmpty() && bands.isEmpty() && bars.isEmpty() && messages.isEmpty();
    }
}
