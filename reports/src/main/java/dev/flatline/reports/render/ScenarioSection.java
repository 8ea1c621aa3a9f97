package dev.flatline.reports.render;

import dev.flatline.reports.journal.Journal;
import dev.flatline.reports.journal.ScenarioRun;
import dev.flatline.reports.journal.VerdictRecord;
import dev.flatline.reports.timeline.Axis;
import dev.flatline.reports.timeline.Timeline;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** All scenarios with their verdicts, and of each file one that was kept, to show what that looks like. */
final class ScenarioSection {
    private final Html html;
    private final Journal journal;
    private final PageBudget budget;

    ScenarioSection(Html html, Journal journal, PageBudget budget) {
        this.html = html;
        this.journal = journal;
        this.budget = budget;
    }

    /** Anchors are numbers, since ids come from outside. */
    static String anchor(int index) {
        return "s" + (index + 1);
    }

    /** The place of a scenario in its journal, or -1. */
    static int index(Journal journal, String id) {
        return journal.scenarios().stream()
                .map(run -> run.scenario().id())
                .toList()
                .indexOf(id);
    }

    void draw() {
        html.open("section", "id", "scenarios").element("h2", "All scenarios").line();
        filter();
        html.open("table", "class", "all").open("thead").open("tr");
        for (String column : List.of("Verdict", "Scenario", "Promises", "Took")) {
            html.element("th", column, "scope", "col");
        }
        html.close().close().line().open("tbody").line();
        Set<String> shown = new HashSet<>();
        List<ScenarioRun> runs = journal.scenarios();
        for (int i = 0; i < runs.size(); i++) {
            row(runs.get(i), i, shown);
        }
        html.close().close().line();
        html.element(
                        "p",
                        "Drawings are here for everything that did not pass, and for one scenario of each file that did; the"
                                + " journal has the events of all.",
                        "class",
                        "left-out")
                .line();
        html.close().line();
    }

    /** Shown by the script, which is what makes it work. */
    private void filter() {
        html.open("form", "class", "filter", "hidden", "hidden", "role", "search");
        html.open("label").text("Find ");
        html.empty("input", "type", "search", "name", "find", "placeholder", "scenario, title or promise")
                .close();
        html.open("label").text("Verdict ").open("select", "name", "verdict");
        html.element("option", "all", "value", "");
        journal.scenarios().stream()
                .map(run -> Chip.word(Chip.of(run)))
                .distinct()
                .sorted()
                .forEach(word -> html.element("option", word, "value", word));
        html.close().close();
        html.element("output", "", "aria-live", "polite").close().line();
    }

    private void row(ScenarioRun run, int index, Set<String> shown) {
        boolean attention = FailureReport.needsAttention(run);
        html.open(
                "tr",
                "data-verdict",
                Chip.word(Chip.of(run)),
                "data-words",
                run.scenario().id() + " " + run.scenario().title() + " " + Requirements.ids(run.scenario()));
        html.open("td");
        Chip.draw(html, Chip.of(run));
        html.close().open("td");
        if (attention) {
            html.element("a", run.scenario().id(), "href", "#" + anchor(index));
        } else {
            html.element("span", run.scenario().id(), "id", anchor(index));
        }
        html.element("small", run.scenario().title());
        run.verdict()
                .map(VerdictRecord::reason)
                .filter(reason -> !reason.isBlank())
                .ifPresent(reason -> html.element(
                        "small",
                        reason,
                        "class",
                        "reason " + Chip.tone(Chip.of(run)).cssClass()));
        if (!attention && shown.add(run.scenario().source())) {
            drawing(run);
        }
        html.close();
        html.element("td", Requirements.ids(run.scenario()), "class", "ids");
        html.element("td", took(run), "class", "took").close().line();
    }

    private void drawing(ScenarioRun run) {
        Timeline timeline = Timeline.of(run);
        if (!timeline.isEmpty()) {
            Html part = new Html();
            part.open("details").element("summary", "What happened").line();
            part.part(TimelineSvg.figure(timeline, Axis.ordinal(timeline))).close();
            budget.spend(part.fragment(), html);
        }
    }

    private static String took(ScenarioRun run) {
        return run.verdict().map(given -> Durations.millis(given.tookMillis())).orElse("");
    }
}
