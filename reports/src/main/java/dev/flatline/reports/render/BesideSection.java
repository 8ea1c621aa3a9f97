package dev.flatline.reports.render;

import dev.flatline.reports.compare.SideBySide;
import dev.flatline.reports.journal.Header;
import dev.flatline.reports.journal.Journal;
import dev.flatline.reports.journal.ScenarioRun;
import dev.flatline.reports.timeline.Axis;
import dev.flatline.reports.timeline.Timeline;
import java.util.List;

/** The same scenario in the other world, or against another target: aligned at its steps, and drawn. */
final class BesideSection {
    private final Html html;
    private final ReportPage page;
    private final PageBudget budget;

    BesideSection(Html html, ReportPage page, PageBudget budget) {
        this.html = html;
        this.page = page;
        this.budget = budget;
    }

    /** What passed here and did not elsewhere; what did not pass here stands with what needs attention. */
    void drawFailedElsewhere() {
        List<ScenarioRun> runs = page.journal().scenarios();
        List<ScenarioRun> elsewhere = runs.stream()
                .filter(run -> !FailureReport.needsAttention(run))
                .filter(run -> page.others().stream()
                        .anyMatch(other -> other.scenarios().stream()
                                .anyMatch(it -> isSame(it, run) && FailureReport.needsAttention(it))))
                .toList();
        if (elsewhere.isEmpty()) {
            return;
        }
        html.open("section", "id", "elsewhere")
                .element("h2", "Needs attention elsewhere")
                .line();
        for (ScenarioRun run : elsewhere) {
            html.open("article", "class", Chip.tone(Chip.of(run)).cssClass(), "id", "elsewhere-" + anchor(run))
                    .open("h4");
            Chip.draw(html, Chip.of(run));
            html.text(" ")
                    .element("a", run.scenario().id(), "class", "id", "href", "#" + anchor(run))
                    .close();
            html.element("p", run.scenario().title(), "class", "title").line();
            drawOthers(run);
            html.close().line();
        }
        html.close().line();
    }

    /** Every other run of this scenario beside it. */
    void drawOthers(ScenarioRun run) {
        for (int i = 0; i < page.others().size(); i++) {
            Journal other = page.others().get(i);
            String anchor = anchor(run) + "-" + (i + 1);
            other.scenarios().stream().filter(it -> isSame(it, run)).findFirst().ifPresent(it -> {
                html.open("p", "class", "label").text("The same in the " + name(other.header()) + " ");
                Chip.draw(html, Chip.of(it));
                html.close().line();
                if (it.events().isEmpty() || run.events().isEmpty()) {
                    return;
                }
                Html part = new Html();
                new StepTable(part, anchor, name(page.journal().header()), name(other.header()))
                        .draw(SideBySide.of(run, it));
                Timeline timeline = Timeline.of(it);
                part.open("details").element("summary", "Its drawing").line();
                part.part(TimelineSvg.figure(timeline, Axis.ordinal(timeline))).close();
                if (!budget.spend(part.fragment(), html)) {
                    html.element("p", "What happened there is left out to keep this page small.", "class", "left-out")
                            .line();
                }
            });
        }
    }

    private String anchor(ScenarioRun run) {
        return ScenarioSection.anchor(
                ScenarioSection.index(page.journal(), run.scenario().id()));
    }

    private static boolean isSame(ScenarioRun one, ScenarioRun other) {
        return one.scenario().id().equals(other.scenario().id());
    }

    private static String name(Header header) {
        return header.world().word() + " world with " + Setting.parts(header.target());
    }
}
