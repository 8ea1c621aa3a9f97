package dev.flatline.suite.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flatline.reports.journal.JournalReader;
import dev.flatline.reports.render.HtmlReport;
import dev.flatline.suite.cli.MutantRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The report of a run that failed, read by somebody with a browser. Its pictures stay in {@code target/screenshots}. */
class ReportPageTest {
    private static final Path PICTURES = Path.of("target", "screenshots");
    private static final String FAILED = "disconnect-writes/cut";
    private static final String ARTICLE = "document.querySelector(\"article[data-scenario='" + FAILED + "']\")";

    @TempDir
    static Path folder;

    private static Chromium chromium;
    private static Path report;

    @BeforeAll
    static void playARunThatFails() throws IOException {
        chromium = Chromium.start();
        Path journal = MutantRun.journal(folder, "disconnect-writes/*", "forgets-disconnect-on-cut");
        report = folder.resolve("report.html");
        Files.writeString(report, HtmlReport.render(JournalReader.read(journal)));
        Files.createDirectories(PICTURES);
    }

    @AfterAll
    static void end() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void theFilterLeavesWhatIsLookedFor() {
        Page page = open();
        assertThat(page.evaluate("!document.querySelector('form.filter').hidden")
                        .asBoolean())
                .isTrue();

        page.evaluate("(() => { const form = document.querySelector('form.filter');"
                + " form.elements.verdict.value = 'FAIL'; form.elements.find.value = 'reset once';"
                + " form.dispatchEvent(new Event('input')); })()");

        assertThat(page.evaluate("Array.from(document.querySelectorAll('.all tbody tr')).filter(row => !row.hidden)"
                                + ".map(row => row.dataset.verdict + ' ' + row.querySelector('a').textContent).join()")
                        .asString())
                .isEqualTo("FAIL " + FAILED);
        assertThat(page.errors()).isEmpty();
        page.close();
    }

    @Test
    void theDrawingOfAFailureOpensWhereItBroke() {
        Page page = open();
        page.evaluate("location.hash = document.querySelector('.all a[href]').getAttribute('href')");

        assertThat(page.evaluate(ARTICLE + ".querySelector('.bar.broken title').textContent")
                        .asString())
                .contains("broken at", "losses/alice becomes 1");
        assertThat(page.evaluate("(() => { const scroll = " + ARTICLE + ".querySelector('.tl-scroll');"
                                + " const line = scroll.querySelector('.divergence').getBoundingClientRect();"
                                + " const seen = scroll.getBoundingClientRect();"
                                + " return line.left >= seen.left && line.right <= seen.right; })()")
                        .asBoolean())
                .isTrue();
        page.close();
    }

    @Test
    void aMessageThatIsSelectedShowsItsFrameAndWhatWasWatched() {
        Page page = open();
        page.evaluate(
                ARTICLE + ".querySelector('.message.up').dispatchEvent(new MouseEvent('click', { bubbles: true }))");

        assertThat(page.evaluate(ARTICLE + ".querySelector('.tl-panel').innerText")
                        .asString())
                .contains("alice → server", "State before", "State after");

        page.evaluate(ARTICLE + ".querySelector('.tl-scroll').focus()");
        page.press("ArrowRight");
        assertThat(page.evaluate(ARTICLE + ".querySelectorAll('.selected').length")
                        .asInt())
                .isEqualTo(1);
        page.close();
    }

    @Test
    void itAsksNobodyForAnything() {
        Page page = open();

        assertThat(page.requests("")).allMatch(address -> address.startsWith("file:") || address.startsWith("data:"));
        page.close();
    }

    @ParameterizedTest
    @CsvSource({"1280, light", "1280, dark", "390, light", "390, dark"})
    void nothingSticksOutOnAnyScreen(int width, String scheme) throws IOException {
        Page page = open();
        page.show(width, 1400, scheme);

        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth")
                        .asBoolean())
                .isTrue();
        Files.write(PICTURES.resolve("report-" + width + "-" + scheme + ".png"), page.picture());
        page.evaluate(ARTICLE + ".scrollIntoView()");
        Files.write(PICTURES.resolve("report-" + width + "-" + scheme + "-failure.png"), page.picture());
        page.close();
    }

    private static Page open() {
        return chromium.open(
                report.toUri(), "document.readyState === 'complete' && document.querySelector('article') !== null");
    }
}
