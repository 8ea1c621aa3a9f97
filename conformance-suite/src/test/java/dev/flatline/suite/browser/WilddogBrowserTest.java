package dev.flatline.suite.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.flatline.server.ReferenceServer;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The unmodified Wilddog SDK of the first generation in a real browser: it begins with Engine.IO's long polling, from a page of
 * another origin, and moves to a WebSocket where there is one. Skipped where Chromium or the package is missing.
 */
@DisplayName("In a browser, Wilddog's SDK")
class WilddogBrowserTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** What the page does with the query of its address. */
    private static final String POLLING = "?no-websockets";

    private static final String WEBSOCKET = "";

    private static @Nullable Chromium shared;

    private final ReferenceServer server = ReferenceServer.builder().start();
    private @Nullable SdkPages pages;

    @BeforeAll
    static void startTheBrowser() {
        shared = Chromium.start();
    }

    @AfterAll
    static void endTheBrowser() {
        if (shared != null) {
            shared.close();
        }
    }

    @AfterEach
    void stop() {
        if (pages != null) {
            pages.close();
        }
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {POLLING, WEBSOCKET})
    @DisplayName("reads, writes and listens, by polling and by WebSocket")
    void readsWritesAndListens(String query) {
        Page page = open(query);

        assertThat(page.evaluate("client.set('written', { text: 'é 🐕', n: 1.5 })")
                        .asBoolean())
                .isTrue();
        assertThat(server.data("demo").get("/written/text")).isEqualTo(Optional.of("é 🐕"));
        server.data("demo").set("/seen", "told");
        await().atMost(PATIENCE)
                .until(() -> page.evaluate("client.seen.at(-1) === 'told'").asBoolean());
        assertThat(page.requests("transport=polling")).isNotEmpty();
        await().atMost(PATIENCE)
                .until(() -> page.requests("transport=websocket").isEmpty() == query.equals(POLLING));
        assertThat(page.errors()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {POLLING, WEBSOCKET})
    @DisplayName("leaves its disconnect write when it is told to go, and when its page is closed")
    void leavesItsDisconnectWrite(String query) {
        Page told = open(query);
        told.evaluate("client.onDisconnect('told', true)");
        assertThat(server.data("demo").get("/told")).isEmpty();
        told.evaluate("client.goOffline()");
        await().atMost(PATIENCE).until(() -> server.data("demo").get("/told").equals(Optional.of(true)));

        Page closed = open(query);
        closed.evaluate("client.onDisconnect('closed', true)");
        assertThat(server.data("demo").get("/closed")).isEmpty();
        closed.close();
        await().atMost(PATIENCE).until(() -> server.data("demo").get("/closed").equals(Optional.of(true)));
    }

    private Page open(String query) {
        if (pages == null) {
            pages = Sdk.serve("wilddog-js-0.7", "", "wilddog");
        }
        Page page = Objects.requireNonNull(shared).open(pages.address("wilddog.html" + query));
        // Browsers resolve names below localhost to this machine (RFC 6761).
        page.evaluate("client.open('http://demo.wilddogio.localhost:" + server.port() + "')");
        return page;
    }
}
