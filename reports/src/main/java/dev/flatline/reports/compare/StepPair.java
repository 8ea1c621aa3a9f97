package dev.flatline.reports.compare;

import dev.flatline.reports.journal.EventKind;
import dev.flatline.reports.journal.EventRecord;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A step in two runs of a scenario.
 *
 * @param step which step, from 1; 0 for what happened before the first
 * @param left what happened in the one run, in the order of time
 * @param right what happened in the other
 */
public record StepPair(int step, List<EventRecord> left, List<EventRecord> right) {
    /** Copies the lists. */
    public StepPair {
        left = List.copyOf(left);
        right = List.copyOf(right);
    }

    /** What the step does, in words; empty if no event says so. */
    public Optional<String> title() {
        return Stream.concat(left.stream(), right.stream())
                .filter(event -> switch (event.kind()) {
                    case STEP, CALL, FAULT, EXPECT -> true;
                    default -> false;
                })
                .findFirst()
                .map(event -> event.kind() == EventKind.EXPECT
                        ? "expect " + event.text()
                        : event.lane().client().map(client -> client + ": ").orElse("") + event.text());
    }

    /**
     * Whether the step came out otherwise in the other run: refused or unknown where it was not, broken where it was met, or not
     * taken at all. Times, and the order of what is not waited for, are each run's own.
     */
    public boolean differs() {
        return step > 0 && (left.isEmpty() != right.isEmpty() || !outcomes(left).equals(outcomes(right)));
    }

    /** Sorted, since what is done together ends in any order. */
    private static List<String> outcomes(List<EventRecord> events) {
        return events.stream()
                .filter(event -> switch (event.kind()) {
                    case REJECT, UNKNOWN, MET, BROKEN -> true;
                    default -> false;
                })
                .map(event -> event.kind().word() + " " + event.lane().name())
                .sorted()
                .toList();
    }
}
