package dev.flatline.suite.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.flatline.server.ReferenceServer;
import dev.flatline.server.ServerConfig;
import dev.flatline.server.ServerEvent;
import dev.flatline.server.SessionEnd;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The unmodified SDK in a real browser, with every transport it has. Skipped where Chromium or a package is missing. */
@DisplayName("In a browser, the official SDK")
class BrowserTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String FAILED_BEFORE = "?websocket-failed-before";

    private static @Nullable Chromium shared;

    private final Queue<ServerEvent> events = new ConcurrentLinkedQueue<>();
    private final ReferenceServer server =
            ReferenceServer.start(ServerConfig.builder().listener(events::add).build());
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<SdkPages> pages = new ArrayList<>();

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
        pages.forEach(SdkPages::close);
        server.close();
    }

    private Page open(Sdk sdk, String force) {
        return open(sdk, force, "");
    }

    private Page open(Sdk sdk, String force, String query) {
        return open(Objects.requireNonNull(shared), sdk, force, query);
    }

    private Page open(Chromium chromium, Sdk sdk, String force, String query) {
        SdkPages served = sdk.serve();
        pages.add(served);
        Page page = chromium.open(served.address(sdk.page() + query));
        page.evaluate("client.open('http://127.0.0.1:" + server.port() + "?ns=demo', '" + force + "')");
        return page;
    }

    /** Asks the server by another way than the browser's. */
    private String rest(String method, String path, String body) {
        try {
            URI address = URI.create("http://127.0.0.1:" + server.port() + path + ".json?ns=demo");
            HttpRequest request = HttpRequest.newBuilder(address)
                    .method(method, BodyPublishers.ofString(body))
                    .build();
            return http.send(request, BodyHandlers.ofString()).body();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void awaitValue(String path, String value) {
        await().atMost(PATIENCE).until(() -> rest("GET", path, ""), value::equals);
    }

    private boolean ended(SessionEnd... causes) {
        return events.stream()
                .anyMatch(event -> event instanceof ServerEvent.SessionClosed closed
                        && List.of(causes).contains(closed.cause()));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("reads, writes, listens and runs transactions by long polling alone")
    void pollsAlone(Sdk sdk) {
        Page page = open(sdk, "forceLongPolling");
        page.evaluate("client.listen('/a')");
        page.evaluate("client.set('/a', { text: 'é\\u2028</script>\\uD83D\\uDE00', ['__proto__x']: 1 })");
        assertThat(rest("GET", "/a", "")).isEqualTo("{\"__proto__x\":1,\"text\":\"é\u2028</script>\uD83D\uDE00\"}");
        assertThat(page.evaluate("client.get('/a/text')").asString()).isEqualTo("é\u2028</script>\uD83D\uDE00");

        rest("PUT", "/a", "7");
        await().atMost(PATIENCE)
                .until(() -> page.evaluate("client.seen.at(-1) === 7").asBoolean());
        rest("PUT", "/count", "41");
        assertThat(page.evaluate("client.increment('/count')").asBoolean()).isTrue();

        assertThat(rest("GET", "/count", "")).isEqualTo("42");
        assertThat(page.requests("/.lp?start=t")).hasSize(1);
        assertThat(page.requests("ws://")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("sends and receives by long polling what is larger than a segment")
    void pollsLargeMessages(Sdk sdk) {
        Page page = open(sdk, "forceLongPolling");
        page.evaluate("client.set('/up', 'é\\uD83D\\uDE00x'.repeat(5000))");
        assertThat(rest("GET", "/up", "")).isEqualTo("\"" + "é\uD83D\uDE00x".repeat(5000) + "\"");

        rest("PUT", "/down", "\"" + "é\uD83D\uDE00x".repeat(100_000) + "\"");
        assertThat(page.evaluate("client.get('/down').then(it => it === 'é\\uD83D\\uDE00x'.repeat(100000))")
                        .asBoolean())
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("tells by its leave page that it goes offline, and its disconnect writes run once (MAN-02)")
    void leavesWhenItGoesOffline(Sdk sdk) {
        Page page = open(sdk, "forceLongPolling");
        page.evaluate("client.countOnDisconnect('/gone')");
        await().atMost(PATIENCE).until(() -> !page.requests("dframe=t").isEmpty());

        page.evaluate("client.goOffline()");

        awaitValue("/gone", "1");
        await().atMost(PATIENCE).until(() -> !page.requests("disconn=t").isEmpty());
        assertThat(rest("GET", "/gone", "")).isEqualTo("1");
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("is gone when its page is closed, and its disconnect writes run once (OD-02)")
    void isGoneWithItsPage(Sdk sdk) {
        Page page = open(sdk, "forceLongPolling");
        page.evaluate("client.countOnDisconnect('/gone')");

        page.close();

        await().atMost(PATIENCE).until(() -> ended(SessionEnd.CLOSED, SessionEnd.FIN));
        awaitValue("/gone", "1");
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("is gone when the browser is killed, and its disconnect writes run once (OD-02)")
    void isGoneWithItsBrowser(Sdk sdk) {
        try (Chromium own = Chromium.start()) {
            Page page = open(own, sdk, "forceLongPolling", "");
            page.evaluate("client.countOnDisconnect('/gone')");

            own.kill();

            await().atMost(PATIENCE).until(() -> ended(SessionEnd.FIN, SessionEnd.SILENT));
            awaitValue("/gone", "1");
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName(
            "begins with long polling after a WebSocket failed, upgrades while it works, and loses and doubles nothing")
    void upgrades(Sdk sdk) {
        Page page = open(sdk, "", FAILED_BEFORE);
        page.evaluate("client.listen('/own')");
        page.evaluate("client.countOnDisconnect('/gone')");
        int writes = 0;
        // The client tries its WebSocket with pings; until it moves, and a little further, it keeps writing.
        for (int more = 20; more > 0; writes++) {
            page.evaluate("client.set('/own', " + writes + ")");
            more = hasMoved() ? more - 1 : more;
        }

        int[] expected = IntStream.range(0, writes).toArray();
        assertThat(page.evaluate("client.seen.filter(it => it !== null).join()").asString())
                .isEqualTo(String.join(
                        ",", IntStream.of(expected).mapToObj(Integer::toString).toList()));
        assertThat(page.requests("/.lp?start=t")).hasSize(1);
        assertThat(page.requests("/.ws?")).singleElement().asString().contains("&s=");
        await().atMost(PATIENCE).until(() -> !page.requests("disconn=t").isEmpty());
        assertThat(page.evaluate("client.get('/own')").asInt()).isEqualTo(writes - 1);
        assertThat(rest("GET", "/gone", "")).isEqualTo("null");

        page.close();
        awaitValue("/gone", "1");
    }

    /** Whether the server has sent the last message by long polling. */
    private boolean hasMoved() {
        return events.stream()
                .anyMatch(event -> event instanceof ServerEvent.Sent sent
                        && sent.text().equals("{\"t\":\"c\",\"d\":{\"t\":\"n\",\"d\":{}}}"));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("uses a WebSocket alone when it is told to, or when none has failed")
    void usesAWebSocketAlone(Sdk sdk) {
        Page forced = open(sdk, "forceWebSockets", FAILED_BEFORE);
        forced.evaluate("client.set('/a', 1)");
        Page unforced = open(sdk, "");
        unforced.evaluate("client.set('/b', 2)");

        assertThat(rest("GET", "/", "")).isEqualTo("{\"a\":1,\"b\":2}");
        assertThat(forced.requests("/.lp")).isEmpty();
        assertThat(unforced.requests("/.lp")).isEmpty();
        assertThat(forced.requests("/.ws?")).hasSize(1);
    }
}
