package dev.flatline.reports.render;

import dev.flatline.reports.journal.Header;
import dev.flatline.reports.journal.Journal;
import dev.flatline.reports.journal.Requirement;
import dev.flatline.reports.journal.ScenarioRun;
import dev.flatline.reports.journal.VerdictRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * A run as one HTML file that needs neither network nor script: the closing sentence and a strip of all verdicts, then
 * what needs attention with its timeline, then every scenario.
 */
public final class HtmlReport {
    private static final String STYLE = "report.css";

    /** Even if something slipped through, nothing may load, run or be sent. */
    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

    private final Journal journal;
    private final Html html = new Html();

    private HtmlReport(Journal journal) {
        this.journal = journal;
    }

    /** The whole page. */
    public static String render(Journal journal) {
        return new HtmlReport(journal).page();
    }

    private String page() {
        html.open("html", "lang", "en").line().open("head").line();
        html.empty("meta", "charset", "utf-8").line();
        html.empty("meta", "http-equiv", "Content-Security-Policy", "content", POLICY)
                .line();
        html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .line();
        html.empty("meta", "name", "color-scheme", "content", "light dark").line();
        html.empty("link", "rel", "icon", "href", "data:,").line();
        html.element("title", "Flatline: " + ClosingSentence.of(journal)).line();
        html.style(style()).line().close().line().open("body").line();
        head();
        html.open("main").line();
        attention();
        scenarios();
        timelines();
        html.close().line().close().line().close();
        return html.finish();
    }

    private void head() {
        html.open("header").line();
        html.open("p", "class", "brand").element("b", "Flatline");
        Pulse.draw(html, tone() == Tone.GOOD);
        html.close().line();
        html.element("h1", ClosingSentence.of(journal), "class", tone().cssClass())
                .line();
        html.open("nav", "class", "strip", "aria-label", "Verdicts of all scenarios");
        for (int i = 0; i < journal.scenarios().size(); i++) {
            ScenarioRun run = journal.scenarios().get(i);
            String label = word(run) + " " + run.scenario().id();
            html.line()
                    .element(
                            "a",
                            glyph(run),
                            "class",
                            tone(run).cssClass(),
                            "href",
                            "#" + anchor(i),
                            "title",
                            label,
                            "aria-label",
                            label);
        }
        html.close().line();
        facts(journal.header());
        html.close().line();
    }

    private void facts(Header header) {
        html.open("dl", "class", "facts").line();
        fact("World", header.world().word());
        fact("Seed", Long.toString(header.seed()));
        fact("Under test", Setting.parts(header.target()));
        fact("Bounds", Setting.bounds(header));
        header.timeFactor().ifPresent(factor -> fact("Time factor", Double.toString(factor)));
        header.started()
                .ifPresent(started ->
                        fact("Started", started.truncatedTo(ChronoUnit.SECONDS).toString()));
        fact("Written by", header.tool());
        html.close().line();
    }

    private void fact(String name, String value) {
        html.open("div").element("dt", name).element("dd", value).close().line();
    }

    private void attention() {
        List<ScenarioRun> runs = journal.scenarios();
        if (runs.stream().noneMatch(FailureReport::needsAttention)) {
            return;
        }
        html.open("section").element("h2", "Needs attention").line();
        for (int i = 0; i < runs.size(); i++) {
            if (FailureReport.needsAttention(runs.get(i))) {
                article(runs.get(i), i);
            }
        }
        html.close().line();
    }

    private void article(ScenarioRun run, int index) {
        html.open("article", "class", tone(run).cssClass()).line();
        html.open("h3");
        chip(run);
        html.text(" ").element("a", run.scenario().id(), "href", "#" + anchor(index));
        html.close().line();
        html.element("p", run.scenario().title(), "class", "title").line();
        Requirements.atStake(run).forEach(this::promise);
        run.verdict().ifPresent(this::observed);
        Swimlanes.draw(html, run);
        EventList.brief(html, run);
        checks(run);
        html.element("h4", "Repeat");
        html.open("pre", "class", "command")
                .element("code", RepeatCommand.of(journal.header(), run))
                .close()
                .line();
        html.close().line();
    }

    private void checks(ScenarioRun run) {
        List<String> checks = Requirements.atStake(run).stream()
                .map(Requirement::check)
                .filter(check -> !check.isBlank())
                .toList();
        if (!checks.isEmpty()) {
            html.element("h4", "What to check");
            checks.forEach(check -> html.element("p", check).line());
        }
    }

    private void promise(Requirement requirement) {
        html.open("p", "class", "promise")
                .element("b", requirement.id())
                .text(" ")
                .element("span", requirement.level().name() + ", " + requirement.subject(), "class", "level")
                .text(" " + requirement.statement())
                .close()
                .line();
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
        value.filter(text -> !text.isBlank()).ifPresent(text -> fact(name, text));
    }

    private void scenarios() {
        html.open("section").element("h2", "All scenarios").line();
        html.open("table", "class", "all").open("thead").open("tr");
        for (String column : List.of("Verdict", "Scenario", "Requirements", "Took")) {
            html.element("th", column, "scope", "col");
        }
        html.close().close().line().open("tbody").line();
        for (int i = 0; i < journal.scenarios().size(); i++) {
            ScenarioRun run = journal.scenarios().get(i);
            html.open("tr").open("td");
            chip(run);
            html.close().open("td").element("a", run.scenario().id(), "href", "#" + anchor(i));
            html.element("small", run.scenario().title());
            run.verdict()
                    .map(VerdictRecord::reason)
                    .filter(reason -> !reason.isBlank())
                    .ifPresent(reason -> html.element(
                            "small", reason, "class", "reason " + tone(run).cssClass()));
            html.close();
            html.element("td", Requirements.ids(run.scenario()), "class", "ids");
            html.element("td", took(run), "class", "took").close().line();
        }
        html.close().close().close().line();
    }

    private void timelines() {
        html.open("section").element("h2", "Timelines").line();
        for (int i = 0; i < journal.scenarios().size(); i++) {
            ScenarioRun run = journal.scenarios().get(i);
            html.open("details").open("summary");
            chip(run);
            html.text(" ").element("span", run.scenario().id()).close().line();
            // The anchor is inside, because a browser opens the element around the target of a link.
            html.open("div", "id", anchor(i)).line();
            html.element("p", run.scenario().title(), "class", "title");
            html.element("p", run.scenario().source() + ":" + run.scenario().line(), "class", "source")
                    .line();
            Swimlanes.draw(html, run);
            EventList.full(html, run);
            html.close().close().line();
        }
        html.close().line();
    }

    private void chip(ScenarioRun run) {
        html.open("span", "class", "chip " + tone(run).cssClass())
                .element("i", glyph(run), "aria-hidden", "true")
                .text(" " + word(run))
                .close();
    }

    private Tone tone() {
        return journal.footer()
                .map(footer -> switch (footer.exit()) {
                    case 0 -> Tone.GOOD;
                    case 1 -> Tone.BAD;
                    default -> Tone.UNDECIDED;
                })
                .orElse(Tone.UNDECIDED);
    }

    private static Tone tone(ScenarioRun run) {
        return run.verdict().map(given -> Tone.of(given.verdict())).orElse(Tone.UNDECIDED);
    }

    private static String word(ScenarioRun run) {
        return run.verdict().map(given -> given.verdict().word()).orElse("NO VERDICT");
    }

    private static String glyph(ScenarioRun run) {
        return run.verdict().map(given -> given.verdict().glyph()).orElse("·");
    }

    private static String took(ScenarioRun run) {
        return run.verdict().map(given -> Durations.millis(given.tookMillis())).orElse("");
    }

    /** Anchors are numbers, since ids come from outside. */
    private static String anchor(int index) {
        return "s" + (index + 1);
    }

    private static String style() {
        try (InputStream in = HtmlReport.class.getResourceAsStream(STYLE)) {
            if (in == null) {
                throw new IllegalStateException(STYLE + " is missing from the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
