package dev.flatline.reports.render;

import dev.flatline.reports.journal.Header;
import dev.flatline.reports.journal.Journal;
import dev.flatline.reports.journal.Requirement;
import dev.flatline.reports.journal.ScenarioRecord;
import dev.flatline.reports.journal.ScenarioRun;
import dev.flatline.reports.journal.Verdict;
import dev.flatline.reports.journal.VerdictRecord;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * All that is known about a scenario that needs attention, as plain text: the promise, what was expected and seen, the
 * timeline, what to check, and the command to repeat it.
 */
public final class FailureReport {
    private static final int LABEL_COLUMNS = 10;
    private static final String INDENT = "  ";
    private static final int TEXT_COLUMNS = TextTimeline.COLUMNS - INDENT.length() - LABEL_COLUMNS;

    private FailureReport() {}

    /** The reports of all scenarios that need attention, in the order of the journal; empty if none does. */
    public static String render(Journal journal) {
        return journal.scenarios().stream()
                .filter(FailureReport::needsAttention)
                .map(run -> render(journal.header(), run))
                .collect(Collectors.joining("\n"));
    }

    /** Whether somebody has to do something about this scenario: everything but PASS, KNOWN-FAIL, SKIPPED, UNTESTABLE. */
    public static boolean needsAttention(ScenarioRun run) {
        return run.verdict()
                .map(VerdictRecord::verdict)
                .map(FailureReport::needsAttention)
                .orElse(true);
    }

    private static boolean needsAttention(Verdict verdict) {
        return switch (verdict) {
            case PASS, KNOWN_FAIL, SKIPPED, UNTESTABLE -> false;
            case WARN, FAIL, UNEXPECTED_PASS, FLAKY, INCONCLUSIVE, HARNESS_ERROR -> true;
        };
    }

    /** The report of one scenario, ending in a line feed. */
    public static String render(Header header, ScenarioRun run) {
        ScenarioRecord scenario = run.scenario();
        StringBuilder report = new StringBuilder();
        report.append(heading(run)).append('\n');
        append(report, "", scenario.title());
        report.append('\n');
        Requirements.atStake(run).forEach(requirement -> append(report, "promise", promise(requirement)));
        run.verdict().ifPresent(verdict -> observed(report, verdict));
        String timeline = TextTimeline.render(run);
        if (!timeline.isEmpty()) {
            report.append('\n').append(timeline).append('\n');
        }
        Requirements.atStake(run).stream()
                .map(Requirement::check)
                .filter(check -> !check.isBlank())
                .forEach(check -> append(report, "check", check));
        if (scenario.clients().isEmpty()) {
            // An entry of the baseline: nothing was played that could be repeated.
            return report.toString();
        }
        // Not wrapped: a command is there to be copied.
        report.append(INDENT)
                .append(Columns.left("repeat", LABEL_COLUMNS))
                .append(RepeatCommand.of(header, run))
                .append('\n');
        return report.toString();
    }

    private static String heading(ScenarioRun run) {
        ScenarioRecord scenario = run.scenario();
        String verdict = run.verdict()
                .map(given -> given.verdict().glyph() + " " + given.verdict().word())
                .orElse("· no verdict: the run did not finish");
        int line =
                run.verdict().map(given -> given.line().orElse(scenario.line())).orElse(scenario.line());
        return verdict + "  " + Printable.line(scenario.id()) + "  (" + Printable.line(scenario.source()) + ":" + line
                + ")";
    }

    private static String promise(Requirement requirement) {
        return requirement.id() + " " + requirement.level() + " (" + requirement.subject() + "): "
                + requirement.statement();
    }

    private static void observed(StringBuilder report, VerdictRecord verdict) {
        List.of(
                        new Labelled("reason", Optional.of(verdict.reason())),
                        new Labelled("expected", verdict.expected()),
                        new Labelled("actual", verdict.actual()),
                        new Labelled("nearest", verdict.nearest()))
                .forEach(line -> line.text()
                        .filter(text -> !text.isBlank())
                        .ifPresent(text -> append(report, line.label(), text)));
    }

    private record Labelled(String label, Optional<String> text) {}

    private static void append(StringBuilder report, String label, String text) {
        String prefix = label;
        for (String line : Columns.wrap(Printable.line(text), TEXT_COLUMNS)) {
            report.append(INDENT)
                    .append(label.isEmpty() ? "" : Columns.left(prefix, LABEL_COLUMNS))
                    .append(line)
                    .append('\n');
            prefix = "";
        }
    }
}
