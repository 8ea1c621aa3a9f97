package dev.flatline.suite.run;

import dev.flatline.reports.journal.RequirementLevel;
import dev.flatline.reports.journal.ScenarioRecord;
import dev.flatline.reports.journal.Verdict;
import dev.flatline.reports.journal.VerdictRecord;
import dev.flatline.suite.scenario.Catalogue;
import dev.flatline.suite.scenario.ClientSpec;
import dev.flatline.suite.scenario.Requirement;
import dev.flatline.suite.scenario.Scenario;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A scenario together with the promises that it checks.
 *
 * @param requirements in the order of the scenario's {@code covers}; the first is the one that the scenario is about, and
 *     which a failure is put down to
 */
record CoveredScenario(Scenario scenario, List<Requirement> requirements) {

    static CoveredScenario of(Scenario scenario, Catalogue catalogue) {
        return new CoveredScenario(
                scenario,
                scenario.covers().stream()
                        .map(id -> catalogue.requirement(id).orElseThrow())
                        .toList());
    }

    ScenarioRecord toRecord() {
        return new ScenarioRecord(
                scenario.id(),
                scenario.title(),
                scenario.position().file(),
                scenario.position().line(),
                requirements.stream().map(CoveredScenario::toRecord).toList(),
                scenario.clients().stream().map(ClientSpec::name).toList(),
                scenario.tags());
    }

    private static dev.flatline.reports.journal.Requirement toRecord(Requirement requirement) {
        return new dev.flatline.reports.journal.Requirement(
                requirement.id(),
                RequirementLevel.valueOf(requirement.level().name()),
                requirement.subject().name().toLowerCase(Locale.ROOT),
                requirement.statement(),
                requirement.check());
    }

    /**
     * The verdict on this scenario.
     *
     * @param finding what was found; empty if every step was taken and everything expected came true
     * @param stepsTaken how many steps were begun; 0 if none
     */
    VerdictRecord judge(Optional<Finding> finding, int stepsTaken, long tookMillis) {
        if (finding.isEmpty()) {
            return VerdictRecord.of(scenario.id(), Verdict.PASS, "", tookMillis);
        }
        Finding found = finding.get();
        VerdictRecord verdict = VerdictRecord.of(scenario.id(), softened(found.verdict()), found.reason(), tookMillis);
        if (stepsTaken > 0) {
            verdict = verdict.at(
                    stepsTaken, scenario.steps().get(stepsTaken - 1).position().line());
        }
        if (found.verdict() == Verdict.FAIL) {
            verdict = verdict.withRequirement(requirements.get(0).id());
        }
        if (found.evidence().isPresent()) {
            Finding.Evidence evidence = found.evidence().get();
            verdict = verdict.withObservation(evidence.expected(), evidence.actual());
            if (evidence.nearest().isPresent()) {
                verdict = verdict.withNearest(evidence.nearest().get());
            }
        }
        return verdict;
    }

    /** A broken SHOULD is a warning. */
    private Verdict softened(Verdict verdict) {
        boolean binding = requirements.get(0).level() == Requirement.Level.MUST;
        return verdict == Verdict.FAIL && !binding ? Verdict.WARN : verdict;
    }
}
