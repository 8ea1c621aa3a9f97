package dev.flatline.reports.render;

import dev.flatline.reports.journal.Journal;
import dev.flatline.reports.journal.ScenarioRecord;
import dev.flatline.reports.journal.ScenarioRun;
import dev.flatline.reports.journal.Verdict;
import dev.flatline.reports.journal.VerdictRecord;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What is wrong with a run as workflow commands of GitHub Actions, which shows them on the line of the scenario's file: an error
 * for what makes the run red, a warning for what does not.
 */
public final class GitHubAnnotations {
    private GitHubAnnotations() {}

    /**
     * A command for each scenario that needs attention, each on a line of its own; empty if none does.
     *
     * @param file where a source, as the journal names it, lies in the user's repository
     */
    public static String render(Journal journal, UnaryOperator<String> file) {
        boolean strict = Strictness.of(journal);
        StringBuilder commands = new StringBuilder();
        journal.scenarios().stream()
                .filter(FailureReport::needsAttention)
                .forEach(run -> commands.append(command(run, strict, file)).append('\n'));
        return commands.toString();
    }

    private static String command(ScenarioRun run, boolean strict, UnaryOperator<String> file) {
        ScenarioRecord scenario = run.scenario();
        Optional<VerdictRecord> verdict = run.verdict();
        int line = verdict.map(given -> given.line().orElse(scenario.line())).orElse(scenario.line());
        // A play's place is in the catalogue; an entry of the baseline, which is not played, names its file in full.
        String place = scenario.clients().isEmpty() ? scenario.source() : file.apply(scenario.source());
        String title =
                verdict.map(VerdictRecord::verdict).map(Verdict::word).orElse("NO VERDICT") + " " + scenario.id();
        return (Outcome.of(run, strict) == Outcome.PASSED ? "::warning" : "::error") + " file=" + property(place)
                + ",line=" + line + ",title=" + property(title) + "::" + data(message(run));
    }

    private static String message(ScenarioRun run) {
        StringBuilder message = new StringBuilder();
        Requirements.deciding(run)
                .ifPresent(requirement -> message.append(Printable.line(requirement.id()))
                        .append(": ")
                        .append(Printable.line(requirement.statement()))
                        .append('\n'));
        message.append(Printable.line(run.verdict().map(VerdictRecord::reason).orElse("The run did not finish.")));
        run.verdict().flatMap(VerdictRecord::expected).ifPresent(it -> append(message, "expected", it));
        run.verdict().flatMap(VerdictRecord::actual).ifPresent(it -> append(message, "actual", it));
        return message.toString();
    }

    private static void append(StringBuilder message, String label, String text) {
        message.append('\n').append(label).append(": ").append(Printable.line(text));
    }

    /** The escapes that the workflow commands of GitHub Actions ask for. */
    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(Printable.line(text)).replace(":", "%3A").replace(",", "%2C");
    }
}
