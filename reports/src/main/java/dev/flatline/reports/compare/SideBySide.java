package dev.flatline.reports.compare;

import dev.flatline.reports.journal.EventKind;
import dev.flatline.reports.journal.EventRecord;
import dev.flatline.reports.journal.ScenarioRun;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Two runs of one scenario, in two worlds or against two targets, aligned at its steps. Messages on the wire are not in here: no two
 * runs have the same.
 *
 * @param steps every step that either run took, in order
 */
public record SideBySide(List<StepPair> steps) {
    /** Copies the list. */
    public SideBySide {
        steps = List.copyOf(steps);
    }

    /** Aligns two runs of the same scenario. */
    public static SideBySide of(ScenarioRun left, ScenarioRun right) {
        SortedMap<Integer, List<EventRecord>> one = byStep(left);
        SortedMap<Integer, List<EventRecord>> other = byStep(right);
        TreeSet<Integer> taken = new TreeSet<>(one.keySet());
        taken.addAll(other.keySet());
        return new SideBySide(taken.stream()
                .map(step -> new StepPair(step, one.getOrDefault(step, List.of()), other.getOrDefault(step, List.of())))
                .toList());
    }

    /** The first step that came out otherwise. */
    public Optional<StepPair> divergence() {
        return steps.stream().filter(StepPair::differs).findFirst();
    }

    private static SortedMap<Integer, List<EventRecord>> byStep(ScenarioRun run) {
        SortedMap<Integer, List<EventRecord>> steps = new TreeMap<>();
        run.events().stream()
                .filter(event -> event.kind() != EventKind.FRAME)
                .sorted(Comparator.comparingLong(EventRecord::timeMicros))
                .forEach(event -> steps.computeIfAbsent(event.step().orElse(0), step -> new ArrayList<>())
                        .add(event));
        return steps;
    }
}
