package dev.flatline.reports.render;

import dev.flatline.reports.journal.Header;
import dev.flatline.reports.journal.Journal;
import dev.flatline.reports.journal.ScenarioRun;
import dev.flatline.reports.journal.Verdict;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;

/**
 * A run as one HTML file that needs no network, and no script to be read: the verdict and a strip of all scenarios, what is new, what
 * needs attention, promises, scenarios. Its one script only filters, enlarges and selects; a policy forbids any other.
 */
public final class HtmlReport {
    private static final String STYLE = "report.css";
    private static final String SCRIPT = "report.js";

    /** With its words a page of 200 scenarios stays below a megabyte. */
    private static final int DRAWINGS_BYTES = 420_000;

    private final ReportPage page;
    private final Journal journal;
    private final Html html = new Html();

    private HtmlReport(ReportPage page) {
        this.page = page;
        this.journal = page.journal();
    }

    /** The whole page about one run. */
    public static String render(Journal journal) {
        return render(ReportPage.of(journal));
    }

    /** The whole page. */
    public static String render(ReportPage page) {
        return new HtmlReport(page).page();
    }

    private String page() {
        String script = Resource.text(SCRIPT);
        html.open("html", "lang", "en").line().open("head").line();
        html.empty("meta", "charset", "utf-8").line();
        html.empty("meta", "http-equiv", "Content-Security-Policy", "content", policy(script))
                .line();
        html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .line();
        html.empty("meta", "name", "color-scheme", "content", "light dark").line();
        html.empty("link", "rel", "icon", "href", "data:,").line();
        html.element("title", "Flatline: " + ClosingSentence.of(journal)).line();
        html.style(Resource.text(STYLE) + TimelineSvg.style())
                .line()
                .close()
                .line()
                .open("body")
                .line();
        head();
        html.open("main").line();
        PageBudget budget = new PageBudget(DRAWINGS_BYTES);
        new ChangesSection(html, page).draw();
        new HistoryStrip(html, page).draw();
        new FailureSection(html, page, budget).draw();
        new BesideSection(html, page, budget).drawFailedElsewhere();
        new MatrixSection(html, page).draw();
        new ScenarioSection(html, journal, budget).draw();
        html.close().line();
        foot(budget);
        html.script(script).line().close().line().close();
        return html.finish();
    }

    /** Even if something slipped through, nothing may load or be sent, and nothing but the one script may run. */
    private static String policy(String script) {
        return "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none';"
                + " script-src 'sha256-" + hash(script) + "'";
    }

    private static String hash(String script) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private void head() {
        html.open("header").line();
        html.open("p", "class", "brand").element("b", "Flatline");
        Pulse.draw(html, tone() == Tone.GOOD);
        html.close().line();
        html.element("h1", ClosingSentence.of(journal), "class", tone().cssClass())
                .line();
        strip();
        facts(journal.header());
        html.close().line();
    }

    private void strip() {
        html.open("nav", "class", "strip", "aria-label", "Verdicts of all scenarios");
        for (int i = 0; i < journal.scenarios().size(); i++) {
            ScenarioRun run = journal.scenarios().get(i);
            Optional<Verdict> verdict = Chip.of(run);
            String label = Chip.word(verdict) + " " + run.scenario().id();
            html.line()
                    .element(
                            "a",
                            Chip.glyph(verdict),
                            "class",
                            Chip.tone(verdict).cssClass(),
                            "href",
                            "#" + ScenarioSection.anchor(i),
                            "title",
                            label,
                            "aria-label",
                            label);
        }
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

    private void foot(PageBudget budget) {
        if (budget.leftOut() > 0) {
            html.open("footer")
                    .element(
                            "p",
                            budget.leftOut() + (budget.leftOut() == 1 ? " drawing is" : " drawings are")
                                    + " left out to keep this page small. The journal has everything.",
                            "class",
                            "left-out")
                    .close()
                    .line();
        }
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
}
