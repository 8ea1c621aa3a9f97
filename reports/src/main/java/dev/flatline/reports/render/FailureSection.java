package dev.flatline.reports.render;

import dev.flatline.reports.journal.Journal;
import dev.flatline.reports.journal.Requirement;
import dev.flatline.reports.journal.ScenarioRun;
import dev.flatline.reports.journal.VerdictRecord;
import dev.flatline.reports.timeline.Axis;
import dev.flatline.reports.timeline.Timeline;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What needs attention, by the promise that is broken: what was expected and seen, a drawing, and how to repeat it. */
final class FailureSection {
    /** Room for the first failures to be drawn twice, in order and to scale. */
    private static final int SCALED_BYTES = 200_000;

    private final Html html;
    private final ReportPage page;
    private final Journal journal;
    private final PageBudget budget;
    private final PageBudget scaled;

    FailureSection(Html html, ReportPage page, PageBudget budget) {
        this.html = html;
        this.page = page;
        this.journal = page.journal();
        this.budget = budget;
        this.scaled = new PageBudget(SCALED_BYTES);
    }

    void draw() {
        Map<String, List<Integer>> byPromise = new LinkedHashMap<>();
        Map<String, Requirement> promises = new LinkedHashMap<>();
        List<ScenarioRun> runs = journal.scenarios();
        IntStream.range(0, runs.size())
                .filter(i -> FailureReport.needsAttention(runs.get(i)))
                .forEach(i -> {
                    Optional<Requirement> promise =
                            Requirements.atStake(runs.get(i)).stream().findFirst();
                    String id = promise.map(Requirement::id).orElse("");
                    promise.ifPresent(it -> promises.putIfAbsent(id, it));
                    byPromise.merge(id, List.of(i), FailureSection::joined);
                });
        if (byPromise.isEmpty()) {
            return;
        }
        html.open("section", "id", "failures").element("h2", "Needs attention").line();
        byPromise.forEach((id, indexes) -> {
            Optional.ofNullable(promises.get(id)).ifPresent(this::promise);
            indexes.forEach(i -> article(runs.get(i), i));
        });
        html.close().line();
    }

    private static List<Integer> joined(List<Integer> one, List<Integer> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }

    private void promise(Requirement requirement) {
        html.open("div", "class", "promise")
                .open("h3")
                .element("span", requirement.id(), "class", "id")
                .text(" " + requirement.statement())
                .close();
        html.open("p", "class", "level").text(requirement.level().name() + ", " + requirement.subject() + ".");
        if (!requirement.check().isBlank()) {
            html.text(" To check: " + requirement.check());
        }
        html.close().close().line();
    }

    private void article(ScenarioRun run, int index) {
        html.open(
                        "article",
                        "class",
                        Chip.tone(Chip.of(run)).cssClass(),
                        "id",
                        ScenarioSection.anchor(index),
                        "data-scenario",
                        run.scenario().id())
                .line();
        html.open("h4");
        Chip.draw(html, Chip.of(run));
        html.text(" ")
                .element("span", run.scenario().id(), "class", "id")
                .close()
                .line();
        html.element("p", run.scenario().title(), "class", "title").line();
        run.verdict().ifPresent(this::observed);
        drawing(run, ScenarioSection.anchor(index));
        new BesideSection(html, page, budget).drawOthers(run);
        html.element("p", "Repeat", "class", "label");
        html.open("pre", "class", "command")
                .element("code", RepeatCommand.of(journal.header(), run))
                .close()
                .line();
        details(run);
        html.close().line();
    }

    private void observed(VerdictRecord verdict) {
        html.open("dl", "class", "observed").line();
        observed("Reason", Optional.of(verdict.reason()));
        observed("Expected", verdict.expected());
        observed("Actual", verdict.actual());
        observed("Nearest", verdict.nearest());
        html.close().line();
    }

    private void observed(String name, Optional<String> value) {
        value.filter(text -> !text.isBlank())
                .ifPresent(text -> html.open("div")
                        .element("dt", name)
                        .element("dd", text)
                        .close()
                        .line());
    }

    /** The first failures are drawn to scale, too; what that costs is not taken from the others. */
    private void drawing(ScenarioRun run, String anchor) {
        Timeline timeline = Timeline.of(run);
        if (timeline.isEmpty()) {
            return;
        }
        String both = TimelineSwitch.figure(timeline, anchor);
        if (scaled.spend(both, html)) {
            return;
        }
        String left = budget.spend(TimelineSvg.figure(timeline, Axis.ordinal(timeline)), html)
                ? "The drawing to scale is"
                : "The drawing is";
        html.element(
                        "p",
                        left + " left out to keep this page small; a report of this scenario alone has it.",
                        "class",
                        "left-out")
                .line();
    }

    private void details(ScenarioRun run) {
        Html part = new Html();
        part.open("details").element("summary", "All events, in words").line();
        EventList.brief(part, run);
        part.close().line();
        String mermaid = MermaidTimeline.render(Timeline.of(run));
        if (!mermaid.isEmpty()) {
            part.open("details").element("summary", "As Mermaid").line();
            part.open("pre", "class", "command copy")
                    .lines(mermaid)
                    .close()
                    .close()
                    .line();
        }
        steps(part, run);
        budget.spend(part.fragment(), html);
    }

    private static void steps(Html part, ScenarioRun run) {
        Map<Integer, String> steps = StepYaml.of(run);
        if (!steps.isEmpty()) {
            part.open("details").element("summary", "Its steps as YAML").line();
            steps.forEach((step, yaml) -> part.open("pre", "class", "command", "data-step", Integer.toString(step))
                    .lines(yaml)
                    .close()
                    .line());
            part.close().line();
        }
    }
}
