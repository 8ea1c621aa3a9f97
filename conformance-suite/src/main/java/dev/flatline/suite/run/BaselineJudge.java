package dev.flatline.suite.run;

import dev.flatline.reports.journal.ScenarioRecord;
import dev.flatline.reports.journal.Verdict;
import dev.flatline.reports.journal.VerdictRecord;
import dev.flatline.suite.scenario.Catalogue;
import dev.flatline.suite.scenario.KnownDeviation;
import dev.flatline.suite.scenario.Suggestions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Compares what comes out of a run with what a baseline says of it. Used for one run, by one thread. */
final class BaselineJudge {

    private final Baseline baseline;
    private final Catalogue catalogue;
    private final Map<String, Verdict> verdicts = new HashMap<>();
    private final Set<KnownDeviation> told = new LinkedHashSet<>();

    BaselineJudge(Baseline baseline, Catalogue catalogue) {
        this.baseline = baseline;
        this.catalogue = catalogue;
    }

    /** The verdict in the light of the baseline: a failure that is known, or a pass that is a surprise. */
    ScenarioResult judge(ScenarioResult result) {
        VerdictRecord found = result.verdict();
        verdicts.put(found.scenario(), found.verdict());
        return entryFor(result.scenario())
                .map(entry -> switch (found.verdict()) {
                    case FAIL, WARN -> failed(result, entry);
                    case PASS -> passed(result, entry);
                    default -> result;
                })
                .orElse(result);
    }

    /** A scenario's own entry says more about it than that of a requirement. */
    private Optional<KnownDeviation> entryFor(ScenarioRecord scenario) {
        return entry(scenario.id())
                .or(() -> scenario.covers().stream().findFirst().flatMap(about -> entry(about.id())));
    }

    private Optional<KnownDeviation> entry(String id) {
        return baseline.entries().stream().filter(it -> it.id().equals(id)).findFirst();
    }

    private ScenarioResult failed(ScenarioResult result, KnownDeviation entry) {
        VerdictRecord found = result.verdict();
        if (baseline.isExpired(entry)) {
            told.add(entry);
            return judged(
                    result,
                    found.verdict() == Verdict.WARN ? Verdict.FAIL : found.verdict(),
                    found.reason() + " The baseline excused this until "
                            + entry.expires().orElseThrow() + " (" + entry.owner() + ": " + entry.reason() + ").");
        }
        return judged(
                result,
                Verdict.KNOWN_FAIL,
                "Known since " + entry.date() + " (" + entry.owner() + "): " + entry.reason() + " " + entry.link());
    }

    private ScenarioResult passed(ScenarioResult result, KnownDeviation entry) {
        if (!entry.id().equals(result.scenario().id())) {
            return result;
        }
        told.add(entry);
        return judged(
                result,
                Verdict.UNEXPECTED_PASS,
                "The baseline says that this fails (" + entry.position() + "). Remove the entry.");
    }

    private static ScenarioResult judged(ScenarioResult result, Verdict verdict, String reason) {
        VerdictRecord found = result.verdict();
        return result.withVerdict(found.as(verdict, reason, found.tookMillis()));
    }

    /**
     * What is wrong with the baseline itself once all scenarios have ended: a result for each entry that is about nothing, that
     * has expired, or whose requirement has been kept.
     */
    List<ScenarioResult> staleEntries() {
        List<ScenarioResult> stale = new ArrayList<>();
        for (KnownDeviation entry : baseline.entries()) {
            if (!told.contains(entry)) {
                complaint(entry).ifPresent(reason -> stale.add(about(entry, reason)));
            }
        }
        return stale;
    }

    private Optional<String> complaint(KnownDeviation entry) {
        if (!baseline.ids().contains(entry.id())) {
            return Optional.of("The entry is about nothing. "
                    + Suggestions.nearest(entry.id(), baseline.ids())
                            .map(id -> "Did you mean '" + id + "'?")
                            .orElse("Neither a scenario nor what one covers first is called '" + entry.id() + "'."));
        }
        if (baseline.isExpired(entry)) {
            return Optional.of("The entry has expired on " + entry.expires().orElseThrow() + " (" + entry.owner()
                    + "). Remove it, or say why it is excused for longer.");
        }
        if (isKept(entry.id())) {
            return Optional.of("All scenarios about " + entry.id() + " pass. Remove the entry.");
        }
        return Optional.empty();
    }

    /** Only if every scenario about the requirement has been played: another part of a run may hold the one that fails. */
    private boolean isKept(String requirement) {
        List<Optional<Verdict>> about = catalogue.scenarios().stream()
                .filter(scenario -> scenario.covers().get(0).equals(requirement))
                .map(scenario -> Optional.ofNullable(verdicts.get(scenario.id())))
                .toList();
        return !about.isEmpty() && about.stream().allMatch(Optional.of(Verdict.PASS)::equals);
    }

    private static ScenarioResult about(KnownDeviation entry, String reason) {
        String id = "baseline/" + entry.id();
        ScenarioRecord scenario = new ScenarioRecord(
                id,
                "The entry of the baseline for " + entry.id() + " is still needed",
                entry.position().file(),
                entry.position().line(),
                List.of(),
                List.of(),
                List.of());
        return new ScenarioResult(scenario, List.of(), VerdictRecord.of(id, Verdict.UNEXPECTED_PASS, reason, 0));
    }
}
