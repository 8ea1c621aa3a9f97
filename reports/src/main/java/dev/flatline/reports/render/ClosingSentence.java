package dev.flatline.reports.render;

import dev.flatline.reports.journal.ExitCode;
import dev.flatline.reports.journal.Header;
import dev.flatline.reports.journal.Journal;
import dev.flatline.reports.journal.Requirement;
import dev.flatline.reports.journal.ScenarioRun;
import dev.flatline.reports.journal.Verdict;
import dev.flatline.reports.journal.VerdictRecord;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The one sentence that a run comes down to. */
public final class ClosingSentence {
    private static final String DETECTION = "detection";
    private static final int STATEMENT_COLUMNS = 100;

    /** What decides the exit code first, then what does not. */
    private static final List<Verdict> BY_WEIGHT = List.of(
            Verdict.HARNESS_ERROR,
            Verdict.FAIL,
            Verdict.FLAKY,
            Verdict.UNEXPECTED_PASS,
            Verdict.WARN,
            Verdict.INCONCLUSIVE,
            Verdict.KNOWN_FAIL,
            Verdict.SKIPPED,
            Verdict.UNTESTABLE);

    private ClosingSentence() {}

    /**
     * The sentence. It leads with what decides the exit code and ends with what else was not plain success. A journal
     * without its footer is called invalid, whatever it holds.
     */
    public static String of(Journal journal) {
        int all = journal.scenarios().size();
        List<VerdictRecord> verdicts = journal.verdicts();
        if (!journal.isComplete()) {
            return "INVALID: the run did not finish (" + verdicts.size() + " of " + counted(all)
                    + " got a verdict), so it proves nothing.";
        }
        Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
        verdicts.forEach(verdict -> counts.merge(verdict.verdict(), 1, Integer::sum));
        Optional<Verdict> worst = worst(counts, Strictness.of(journal));
        if (worst.isPresent()) {
            int number = counts.getOrDefault(worst.get(), 0);
            counts.remove(worst.get());
            String others = others(counts);
            return number + " of " + counted(all) + " " + lead(worst.get(), journal)
                    + (others.isEmpty() ? "" : "; also " + others)
                    + journal.header()
                            .target()
                            .mutant()
                            .map(mutant -> " (mutant " + Printable.line(mutant) + ")")
                            .orElse("")
                    + ".";
        }
        return kept(counts, all) + " (" + setting(journal.header()) + ").";
    }

    /** The verdict that decides the exit code, by the order of the exit codes. */
    private static Optional<Verdict> worst(Map<Verdict, Integer> counts, boolean strict) {
        return BY_WEIGHT.stream()
                .filter(counts::containsKey)
                .filter(verdict -> ExitCode.of(List.of(verdict), strict) != ExitCode.OK)
                .findFirst();
    }

    private static String lead(Verdict worst, Journal journal) {
        return switch (worst) {
            case HARNESS_ERROR -> "met a HARNESS ERROR: our code or a driver broke, not the implementation under test";
            case FAIL -> "FAILED: " + broken(journal);
            case FLAKY -> "FLAKY: a promise was kept only sometimes";
            case UNEXPECTED_PASS -> "PASSED UNEXPECTEDLY: the baseline is stale";
            case WARN -> "WARNED: a SHOULD is broken, which this run does not let pass";
            default -> "INCONCLUSIVE: nothing was shown either way";
        };
    }

    /** One broken promise is quoted; of several there is room for the ids only. */
    private static String broken(Journal journal) {
        List<ScenarioRun> failed = journal.scenarios().stream()
                .filter(run -> run.verdict()
                        .filter(verdict -> verdict.verdict() == Verdict.FAIL)
                        .isPresent())
                .toList();
        List<String> ids =
                failed.stream().map(ClosingSentence::id).distinct().sorted().toList();
        if (ids.size() == 1) {
            return Requirements.deciding(failed.get(0))
                            .map(ClosingSentence::promise)
                            .orElse(ids.get(0))
                    + " is broken";
        }
        return String.join(", ", ids.subList(0, ids.size() - 1)) + " and " + ids.get(ids.size() - 1) + " are broken";
    }

    private static String id(ScenarioRun run) {
        return Printable.line(Requirements.deciding(run)
                .map(Requirement::id)
                .orElseGet(() -> run.scenario().id()));
    }

    private static String promise(Requirement requirement) {
        String statement = Printable.line(requirement.statement()).strip();
        String clause = statement.endsWith(".") ? statement.substring(0, statement.length() - 1) : statement;
        return Printable.line(requirement.id()) + " '" + Columns.fit(clause, STATEMENT_COLUMNS) + "'";
    }

    private static String kept(Map<Verdict, Integer> counts, int all) {
        int passed = counts.getOrDefault(Verdict.PASS, 0);
        if (all > 0 && passed == all) {
            return counted(all) + ": all promises kept";
        }
        String others = others(counts);
        return passed + " of " + counted(all) + " kept their promises" + (others.isEmpty() ? "" : "; " + others);
    }

    private static String others(Map<Verdict, Integer> counts) {
        return BY_WEIGHT.stream()
                .filter(counts::containsKey)
                .map(verdict -> counts.get(verdict) + " " + verdict.word())
                .collect(Collectors.joining(", "));
    }

    private static String setting(Header header) {
        Optional<Long> detection = Optional.ofNullable(header.boundsMillis().get(DETECTION));
        return Setting.parts(header.target())
                + detection
                        .map(millis -> ", detection bound " + Durations.millis(millis))
                        .orElse("");
    }

    private static String counted(int scenarios) {
        return scenarios + (scenarios == 1 ? " scenario" : " scenarios");
    }
}
