package dev.flatline.reports.render;

import dev.flatline.reports.journal.Header;
import dev.flatline.reports.journal.Journal;
import dev.flatline.reports.journal.ScenarioRun;
import dev.flatline.reports.journal.Verdict;
import dev.flatline.reports.journal.VerdictRecord;
import dev.flatline.reports.timeline.Timeline;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A run in Markdown, for the page that a build server shows of a job: the closing sentence, what was counted, a line for each
 * scenario that is not plain success, and the whole failure report of each that needs attention with a diagram, folded. At most
 * {@value #REPORTS_MAX} of these, since such pages have a limit (GitHub's: 1 MiB).
 */
public final class MarkdownSummary {
    private static final int REPORTS_MAX = 20;

    private MarkdownSummary() {}

    /** The whole text, ending in a line feed. */
    public static String render(Journal journal) {
        Header header = journal.header();
        StringBuilder text = new StringBuilder("## ")
                .append(mark(journal))
                .append(" Flatline: ")
                .append(Markdown.text(ClosingSentence.of(journal)))
                .append("\n\nPlayed with ")
                .append(Markdown.text(Setting.parts(header.target())))
                .append(" · ")
                .append(header.world().word())
                .append(" world · seed ")
                .append(header.seed());
        header.timeFactor().stream()
                .filter(factor -> factor > 1)
                .forEach(factor ->
                        text.append(" · bounds stretched ").append(factor).append(" times"));
        text.append("\n\n").append(counts(journal));
        List<ScenarioRun> notable =
                journal.scenarios().stream().filter(MarkdownSummary::isNotable).toList();
        if (!notable.isEmpty()) {
            text.append("\n| | scenario | promise | why |\n|---|---|---|---|\n");
            notable.forEach(run -> text.append(row(run)));
        }
        appendReports(text, journal);
        return text.toString();
    }

    private static String mark(Journal journal) {
        return journal.footer().filter(footer -> footer.exit() == 0).isPresent() ? "✅" : "❌";
    }

    private static String counts(Journal journal) {
        Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
        journal.verdicts().forEach(verdict -> counts.merge(verdict.verdict(), 1, Integer::sum));
        StringBuilder heads = new StringBuilder("|");
        StringBuilder rule = new StringBuilder("|");
        StringBuilder numbers = new StringBuilder("|");
        counts.forEach((verdict, count) -> {
            heads.append(' ').append(name(Optional.of(verdict))).append(" |");
            rule.append("--:|");
            numbers.append(' ').append(count).append(" |");
        });
        return counts.isEmpty() ? "" : heads + "\n" + rule + "\n" + numbers + "\n";
    }

    private static boolean isNotable(ScenarioRun run) {
        return run.verdict()
                .filter(verdict -> verdict.verdict() == Verdict.PASS)
                .isEmpty();
    }

    private static String row(ScenarioRun run) {
        String promise = Requirements.deciding(run)
                .map(requirement -> Markdown.text(requirement.id()) + " " + Markdown.text(requirement.statement()))
                .orElse("");
        String reason = run.verdict().map(VerdictRecord::reason).orElse("The run did not finish.");
        return "| " + name(run.verdict().map(VerdictRecord::verdict)) + " | "
                + Markdown.text(run.scenario().id()) + " | " + promise + " | " + Markdown.text(reason) + " |\n";
    }

    private static String name(Optional<Verdict> verdict) {
        return verdict.map(given -> Markdown.text(given.glyph() + " " + given.word()))
                .orElse("· no verdict");
    }

    private static String diagram(ScenarioRun run) {
        String mermaid = MermaidTimeline.render(Timeline.of(run));
        return mermaid.isEmpty() ? "" : "\n" + Markdown.mermaid(mermaid);
    }

    private static void appendReports(StringBuilder text, Journal journal) {
        List<ScenarioRun> runs = journal.scenarios().stream()
                .filter(FailureReport::needsAttention)
                .toList();
        runs.stream()
                .limit(REPORTS_MAX)
                .forEach(run -> text.append("\n<details><summary>")
                        .append(Markdown.insideHtml(run.scenario().id()))
                        .append("</summary>\n\n")
                        .append(Markdown.block(FailureReport.render(journal.header(), run)))
                        .append(diagram(run))
                        .append("\n</details>\n"));
        if (runs.size() > REPORTS_MAX) {
            text.append("\n... and ")
                    .append(runs.size() - REPORTS_MAX)
                    .append(" more, in report.html and journal.ndjson.\n");
        }
    }
}
