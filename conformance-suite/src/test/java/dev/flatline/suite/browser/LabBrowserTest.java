package dev.flatline.suite.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.flatline.suite.lab.Lab;
import dev.flatline.suite.lab.LabJson;
import dev.flatline.suite.lab.web.LabServer;
import dev.flatline.suite.scenario.CatalogueLoader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The Presence Lab in a real browser, used with the mouse and with the keyboard. Skipped where there is no Chromium. */
class LabBrowserTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Path SCENARIOS = Path.of("..", "scenarios");
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final String READY = "document.documentElement.dataset.ready === 'true'";
    private static final String VERDICT = "document.getElementById('verdict').dataset.verdict";

    /** A loss of signal that the server does not notice, so that the flag stays right. */
    private static final String SHORT_LOSS =
            "#pattern=flag-once&with=phone.alice_bob.bob&for=30000&t=signalLoss.phone.6000.8000";

    private static @Nullable Chromium shared;
    private static @Nullable LabServer server;

    private @Nullable Page opened;

    @BeforeAll
    static void start() throws IOException {
        shared = Chromium.start();
        Lab lab = new Lab(CatalogueLoader.load(SCENARIOS), Files.readString(SCENARIOS.resolve("lab/patterns.yaml")));
        server = LabServer.start(new LabJson(lab, Files.readString(SCENARIOS.resolve("lessons/lessons.yaml"))), 0);
    }

    @AfterAll
    static void end() {
        if (server != null) {
            server.close();
        }
        if (shared != null) {
            shared.close();
        }
    }

    @AfterEach
    void nothingWentWrongInThePage() {
        if (opened != null) {
            assertThat(opened.errors()).isEmpty();
            opened.close();
        }
    }

    private Page open(String hash) {
        URI address = URI.create(Objects.requireNonNull(server).address() + hash);
        opened = Objects.requireNonNull(shared).open(address, READY);
        opened.show(1280, 900, "light");
        return opened;
    }

    private static void awaitTrue(Page page, String expression) {
        await(expression).atMost(PATIENCE).until(() -> page.evaluate(expression).asBoolean());
    }

    /** The middle of the first element that this finds, once it is in the window. */
    private static double[] middle(Page page, String selector) {
        JsonNode at = page.evaluate("(() => { const it = document.querySelector('" + selector
                + "'); it.scrollIntoView({ block: 'center' }); const box = it.getBoundingClientRect();"
                + " return [box.left + box.width / 2, box.top + box.height / 2]; })()");
        return new double[] {at.get(0).asDouble(), at.get(1).asDouble()};
    }

    private static void mouse(Page page, String type, double x, double y) {
        page.input(
                "dispatchMouseEvent",
                Map.of("type", type, "x", x, "y", y, "button", "left", "buttons", 1, "clickCount", 1));
    }

    private static void press(Page page, String key, int modifiers) {
        for (String type : List.of("keyDown", "keyUp")) {
            page.input("dispatchKeyEvent", Map.of("type", type, "key", key, "code", key, "modifiers", modifiers));
        }
    }

    private static void click(Page page, String selector) {
        double[] at = middle(page, selector);
        mouse(page, "mousePressed", at[0], at[1]);
        mouse(page, "mouseReleased", at[0], at[1]);
    }

    @Test
    void aTroubleThatIsDraggedLongerChangesTheVerdict() {
        Page page = open(SHORT_LOSS);
        awaitTrue(page, VERDICT + " === 'right'");

        double[] end = middle(page, ".trouble .grip.end");
        double width = page.evaluate("document.querySelector('.row.device .track').getBoundingClientRect().width")
                .asDouble();
        mouse(page, "mousePressed", end[0], end[1]);
        for (int step = 1; step <= 8; step++) {
            mouse(page, "mouseMoved", end[0] + width * step / 30, end[1]);
        }

        // The verdict turns while the button is still held.
        awaitTrue(page, VERDICT + " === 'wrong'");
        mouse(page, "mouseReleased", end[0] + width * 8 / 30, end[1]);
        awaitTrue(page, "location.hash.includes('signalLoss.phone.6000.16')");
        awaitTrue(page, "document.querySelector('tr[data-pattern=\"flag-once\"]').dataset.verdict === 'wrong'");
        awaitTrue(page, "document.querySelector('tr[data-pattern=\"connection-list\"]').dataset.verdict === 'right'");
        assertThat(page.evaluate("document.querySelectorAll('.picture .span.wrong').length")
                        .asInt())
                .isPositive();
    }

    @Test
    void theKeyboardMovesATroubleAsWell() {
        Page page = open(SHORT_LOSS);
        awaitTrue(page, VERDICT + " === 'right'");
        page.evaluate("document.querySelector('.picture .trouble').focus()");

        int altAndShift = 1 | 8;
        for (int i = 0; i < 6; i++) {
            press(page, "ArrowRight", altAndShift);
        }

        awaitTrue(page, VERDICT + " === 'wrong'");
        assertThat(page.evaluate("document.activeElement.getAttribute('aria-valuetext')")
                        .asString())
                .isEqualTo("6.0 s to 14.0 s");
        press(page, "Delete", 0);
        awaitTrue(page, VERDICT + " === 'right'");
        assertThat(page.evaluate("document.querySelectorAll('.picture .trouble').length")
                        .asInt())
                .isZero();
    }

    @Test
    void anotherPatternIsPlayedAtOnceAndItsCodeIsShown() {
        Page page = open("#pattern=naive-flag&with=phone.alice_bob.bob&for=30000&t=crash.phone.8000.0");
        awaitTrue(page, VERDICT + " === 'wrong'");
        assertThat(page.evaluate("document.getElementById('leans').textContent").asString())
                .startsWith("OD-02");

        click(page, ".pattern[data-id=\"connection-list\"]");

        awaitTrue(page, VERDICT + " === 'right'");
        assertThat(page.evaluate("document.getElementById('code').textContent").asString())
                .contains("onDisconnect(mine).remove()");
        click(page, "#tab-wilddog");
        assertThat(page.evaluate("document.getElementById('code').textContent").asString())
                .contains("mine.onDisconnect().remove()");
    }

    @Test
    void aLinkThatWasChangedByHandShowsWhatIsWrongWithIt() {
        Page page = open("#pattern=naive-flag&with=phone.alice&for=30000&t=crash.tablet.8000.0");

        awaitTrue(page, "!document.getElementById('failure').hidden");
        assertThat(page.evaluate("document.getElementById('failure').textContent")
                        .asString())
                .contains("There is no device 'tablet'");
    }

    @Test
    void aLessonIsWalkedThroughFromTheListToTheLab() {
        Page page = open("#lessons");
        awaitTrue(page, "document.querySelectorAll('.lessons a').length >= 6");

        click(page, ".lessons a");
        awaitTrue(page, "document.getElementById('lessons').dataset.shown === '#lessons/1'");
        assertThat(page.evaluate("[...document.querySelectorAll('.run')].map(it => it.dataset.verdict).join()")
                        .asString())
                .isEqualTo("wrong,right");
        assertThat(page.evaluate("document.querySelectorAll('.run .span.wrong').length")
                        .asInt())
                .isPositive();

        int lessons = page.evaluate("document.querySelector('.crumbs').textContent.match(/of (\\d+)/)[1]*1")
                .asInt();
        for (int lesson = 2; lesson <= lessons; lesson++) {
            click(page, ".next");
            awaitTrue(page, "document.getElementById('lessons').dataset.shown === '#lessons/" + lesson + "'");
            assertThat(page.evaluate("[...document.querySelectorAll('.run')].map(it => it.dataset.verdict).join()")
                            .asString())
                    .isEqualTo("wrong,right");
        }

        click(page, ".run .try");
        awaitTrue(page, "!document.getElementById('lab').hidden && " + VERDICT + " === 'wrong'");
    }

    @ParameterizedTest
    @CsvSource({"1280, false", "1280, true", "390, false", "390, true"})
    void itFitsTheWindowAndIsKeptAsAPicture(int width, boolean dark) throws IOException {
        Page page = open(
                "#pattern=last-online&with=phone.alice_laptop.alice_bob.bob&for=30000&t=signalLoss.phone.6000.16000"
                        + "&t=crash.bob.20000.0");
        page.show(width, 900, dark ? "dark" : "light");
        awaitTrue(page, "document.querySelectorAll('#compare tbody tr').length > 0");

        assertThat(page.evaluate("document.documentElement.scrollWidth").asInt())
                .isLessThanOrEqualTo(width);
        Files.createDirectories(SCREENSHOTS);
        String name = width + (dark ? "-dark" : "-light") + ".png";
        Files.write(SCREENSHOTS.resolve("lab-" + name), page.wholePicture());

        page.evaluate("location.hash = '#lessons/1'");
        awaitTrue(page, "document.getElementById('lessons').dataset.shown === '#lessons/1'");
        assertThat(page.evaluate("document.documentElement.scrollWidth").asInt())
                .isLessThanOrEqualTo(width);
        Files.write(SCREENSHOTS.resolve("lesson-" + name), page.wholePicture());
    }
}
