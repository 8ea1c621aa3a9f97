package dev.flatline.suite.run;

import dev.flatline.reports.journal.EventData;
import dev.flatline.reports.journal.EventKind;
import dev.flatline.reports.journal.Lane;
import dev.flatline.suite.run.Finding.Evidence;
import dev.flatline.suite.scenario.Bound;
import dev.flatline.suite.scenario.Expectation;
import dev.flatline.suite.scenario.Matcher;
import dev.flatline.suite.target.Timing;
import java.time.Duration;
import java.util.Optional;

/** Judges one expectation: waits as long as it may take, and looks as long as it must last. */
final class ExpectationCheck {

    /** A machine that stood still for this part of a bound cannot tell whether the bound was kept. */
    private static final int STALL_PARTS = 4;

    private final Patience patience;
    private final Subjects subjects;
    private final Matching matching;
    private final Timing timing;
    private final Recorder recorder;

    ExpectationCheck(Patience patience, Subjects subjects, Matching matching, Timing timing, Recorder recorder) {
        this.patience = patience;
        this.subjects = subjects;
        this.matching = matching;
        this.timing = timing;
        this.recorder = recorder;
    }

    /** Empty if the expectation was met. */
    Optional<Finding> check(Expectation expectation) {
        long startMicros = patience.elapsedMicros();
        String promise = describe(expectation);
        recorder.record(
                startMicros,
                Lane.RUN,
                EventKind.EXPECT,
                promise,
                Recorder.data()
                        .put(EventData.DUE, startMicros + bound(expectation).toNanos() / 1_000));
        Optional<Evidence> broken = expectation instanceof Expectation.Becomes becomes
                ? checkBecomes(becomes, promise)
                : checkStays(expectation, ((Expectation.Stays) expectation).duration(), promise);
        if (broken.isEmpty()) {
            record(EventKind.MET, "met: " + promise);
            return Optional.empty();
        }
        record(
                EventKind.BROKEN,
                "broken: " + promise + "; actual: " + broken.get().actual());
        return Optional.of(judge(expectation, broken.get(), startMicros));
    }

    private Optional<Evidence> checkBecomes(Expectation.Becomes becomes, String promise) {
        Duration within = timing.lengthOf(becomes.within());
        int seenBefore = subjects.sight(becomes.subject()).history().size();
        if (patience.until(() -> holds(becomes), within)) {
            return becomes.holdsFor().flatMap(bound -> checkStays(becomes, bound, promise));
        }
        Sight sight = subjects.sight(becomes.subject());
        return Optional.of(new Evidence(promise, sight.describe(), nearestMiss(becomes, within, sight, seenBefore)));
    }

    /** Looks a little longer: "too late" is another defect than "never". */
    private Optional<String> nearestMiss(Expectation.Becomes becomes, Duration within, Sight sight, int seenBefore) {
        long boundMicros = patience.elapsedMicros();
        if (patience.until(() -> holds(becomes), within)) {
            Duration late = Duration.ofNanos((patience.elapsedMicros() - boundMicros) * 1000);
            return Optional.of("it did so, but " + Durations.text(late) + " too late");
        }
        return sight.history().size() > seenBefore
                ? Optional.of("it became " + sight.describeSince(seenBefore))
                : Optional.of("nothing changed at all");
    }

    private Optional<Evidence> checkStays(Expectation expectation, Bound bound, String promise) {
        long startMicros = patience.elapsedMicros();
        if (!patience.until(() -> !holds(expectation), timing.lengthOf(bound))) {
            return Optional.empty();
        }
        Duration after = Duration.ofNanos((patience.elapsedMicros() - startMicros) * 1000);
        String actual = subjects.sight(expectation.subject()).describe();
        return Optional.of(new Evidence(
                promise, actual, Optional.of("it held for " + Durations.text(after) + ", then ceased to")));
    }

    private boolean holds(Expectation expectation) {
        Sight sight = subjects.sight(expectation.subject());
        return !sight.isEmpty() && matching.matches(expectation.matcher(), sight.newest());
    }

    private Duration bound(Expectation expectation) {
        return timing.lengthOf(
                expectation instanceof Expectation.Becomes becomes
                        ? becomes.within()
                        : ((Expectation.Stays) expectation).duration());
    }

    private Finding judge(Expectation expectation, Evidence evidence, long startMicros) {
        Duration bound = bound(expectation);
        Duration stall = patience.longestStall(startMicros);
        if (stall.multipliedBy(STALL_PARTS).compareTo(bound) > 0) {
            return Finding.inconclusive("This machine stood still for " + Durations.text(stall) + " while '"
                    + evidence.expected() + "' was watched; run it again on a quieter one.");
        }
        return Finding.failed(
                subjects.describe(expectation.subject()) + " did not keep the promise.",
                evidence.expected(),
                evidence.actual(),
                evidence.nearest());
    }

    private String describe(Expectation expectation) {
        String subject = subjects.describe(expectation.subject());
        Matcher matcher = expectation.matcher();
        if (expectation instanceof Expectation.Becomes becomes) {
            return subject + " becomes " + matching.describe(matcher) + " within " + describe(becomes.within())
                    + becomes.holdsFor()
                            .map(bound -> " and stays so for " + describe(bound))
                            .orElse("");
        }
        return subject + " stays " + matching.describe(matcher) + " for "
                + describe(((Expectation.Stays) expectation).duration());
    }

    private String describe(Bound bound) {
        String length = Durations.text(timing.lengthOf(bound));
        return bound instanceof Bound.Named named ? length + " (" + named.name() + ")" : length;
    }

    private void record(EventKind kind, String text) {
        recorder.record(patience.elapsedMicros(), Lane.RUN, kind, text);
    }
}
