package dev.flatline.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import dev.flatline.server.rules.Rules;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A server's data in the hands of a test")
class NamespaceDataTest {
    private static final Duration BOUND = Duration.ofSeconds(10);

    private final CompletableFuture<Throwable> fromListener = new CompletableFuture<>();
    private final ReferenceServer server = ReferenceServer.builder()
            .rules(Rules.parse("{\"rules\": {\".read\": true, \".validate\": false}}"))
            .listener(this::writeFromListener)
            .start();
    private final NamespaceData data = server.data("demo");

    private void writeFromListener(ServerEvent event) {
        if (event instanceof ServerEvent.SessionOpened) {
            try {
                data.set("/x", 1);
            } catch (IllegalStateException e) {
                fromListener.complete(e);
            }
        }
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void isReadAndWrittenAsPlainJson() {
        data.set("/a", Map.of("list", List.of("x", "y"), "whole", 7, "half", 0.5, "yes", true));

        assertThat(data.get("/a/list")).contains(List.of("x", "y"));
        assertThat(data.get("/a/whole")).contains(7L);
        assertThat(data.get("/a/half")).contains(0.5);
        data.remove("/a/list");
        assertThat(data.get("/a/list")).isEmpty();
        assertThat(data.get("/")).contains(Map.of("a", Map.of("whole", 7L, "half", 0.5, "yes", true)));
    }

    @Test
    void isUpdatedInOneStep() {
        data.importJson("/", "{\"a\":{\"b\":1,\"c\":2}}");
        Map<String, @Nullable Object> changes = new HashMap<>();
        changes.put("a/b", null);
        changes.put("d", Map.of(".sv", "timestamp"));
        data.update("/", changes);

        assertThat(data.exportJson("/a")).isEqualTo("{\"c\":2}");
        assertThat((Long) data.get("/d").orElseThrow()).isPositive();
    }

    @Test
    void keepsPrioritiesAsText() {
        data.importJson("/a", "{\".value\":1,\".priority\":\"p\"}");

        assertThat(data.exportJson("/")).isEqualTo("{\"a\":{\".value\":1,\".priority\":\"p\"}}");
        assertThat(data.exportJson("/nothing")).isEqualTo("null");
    }

    @Test
    void tellsThoseWhoListen() throws Exception {
        SocketClient client = SocketClient.connect(server, "ns=demo");
        client.request("q", "{\"p\":\"/a\",\"h\":\"\"}");
        await().atMost(BOUND).until(() -> client.frames().stream().anyMatch(frame -> frame.contains("\"r\":1")));

        data.set("/a", "news");

        await().atMost(BOUND).until(() -> client.frames().stream().anyMatch(frame -> frame.contains("news")));
        client.closeBlocking();
    }

    @Test
    void isApartFromOtherNamespaces() {
        data.set("/a", 1);

        assertThat(server.data("other").get("/")).isEmpty();
        assertThat(server.data("demo").get("/a")).contains(1L);
    }

    @Test
    void refusesWhatCannotBeAndStaysAsItWas() {
        assertThatIllegalArgumentException().isThrownBy(() -> server.data("no/such"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> data.set("/a.b", 1))
                .withMessageContaining("contains '.'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> data.set("/a", new Object()))
                .withMessage("not a JSON value: java.lang.Object");
        assertThatIllegalArgumentException().isThrownBy(() -> data.importJson("/", "{"));
        assertThatIllegalArgumentException().isThrownBy(() -> data.set("/.info/x", 1));
        assertThatIllegalArgumentException().isThrownBy(() -> data.update("/", Map.of("a", 1, "a/b", 2)));
        assertThat(data.get("/")).isEmpty();
    }

    @Test
    void refusesTheServersOwnThreadAndAClosedServer() throws Exception {
        SocketClient.connect(server, "ns=demo").closeBlocking();
        assertThat(fromListener).succeedsWithin(BOUND);
        assertThat(fromListener.join()).hasMessageStartingWith("not to be called from a ServerListener");
        assertThat(data.get("/x")).isEmpty();

        server.close();

        assertThatIllegalStateException().isThrownBy(() -> data.get("/")).withMessage("the server is closed");
    }

    @Test
    void knowsItsAddresses() {
        String address = "127.0.0.1:" + server.port();

        assertThat(server.emulatorHost()).isEqualTo(address);
        assertThat(server.url()).isEqualTo("http://" + address);
        assertThat(server.databaseUrl("demo")).isEqualTo("http://" + address + "?ns=demo");
        assertThat(data.url()).isEqualTo("http://" + address + "?ns=demo");
        assertThat(data.restUrl("/a b/ü")).isEqualTo("http://" + address + "/a%20b/%C3%BC.json?ns=demo");
        assertThat(data.restUrl("/")).isEqualTo("http://" + address + "/.json?ns=demo");
        try (ReferenceServer everywhere =
                ReferenceServer.builder().host("0.0.0.0").start()) {
            assertThat(everywhere.url()).isEqualTo("http://127.0.0.1:" + everywhere.port());
        }
        try (ReferenceServer six = ReferenceServer.builder().host("::1").start()) {
            assertThat(six.url()).startsWith("http://[").endsWith("1]:" + six.port());
        }
    }
}
