package dev.flatline.simulator.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flatline.simulator.embedded.ApiClient.Answer;
import dev.flatline.simulator.fault.Peer;
import dev.flatline.simulator.toxiproxy.LiveServer;
import dev.flatline.simulator.toxiproxy.SocketPeer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * What every Toxiproxy does, the real one included; the ids in the tests' names are those of the test list in spec 6.
 * A subclass says where the one under test has its API.
 */
abstract class FaultProxyContract {
    private static final AtomicInteger PROXIES = new AtomicInteger();

    final List<Peer> clients = new ArrayList<>();
    final String name = "p" + PROXIES.incrementAndGet();
    ApiClient api;
    LiveServer server;

    /** Where the HTTP API listens. */
    abstract URI startedEngine();

    @BeforeEach
    void open() throws IOException {
        api = new ApiClient(startedEngine());
        server = new LiveServer();
    }

    @AfterEach
    void close() throws IOException {
        clients.forEach(Peer::close);
        server.close();
        for (String proxy : api.get("/proxies").json().propertyNames()) {
            api.delete("/proxies/" + proxy);
        }
    }

    /** Creates the proxy of this test to its server, and returns where it listens. */
    String createProxy() {
        Answer created = api.post(
                "/proxies", "{'name':'" + name + "','listen':'127.0.0.1:0','upstream':'" + server.address() + "'}");
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        return created.json().path("listen").asString();
    }

    String toxic(String type, String stream, String attributes) {
        return toxic(type, stream, 1, attributes);
    }

    /** Adds a toxic and returns its path. */
    String toxic(String type, String stream, double toxicity, String attributes) {
        Answer added = api.post(
                "/proxies/" + name + "/toxics",
                "{'type':'" + type + "','stream':'" + stream + "','toxicity':" + toxicity + ",'attributes':{"
                        + attributes + "}}");
        assertThat(added.status()).as(added.body()).isEqualTo(200);
        return "/proxies/" + name + "/toxics/" + added.json().path("name").asString();
    }

    Peer connect(String address) {
        Peer peer = SocketPeer.connect(address);
        clients.add(peer);
        return peer;
    }

    record Pair(Peer client, Peer server) {}

    /** Connects and waits until a round trip has gone through. */
    Pair connectThrough(String address) {
        int before = server.accepted().size();
        Peer client = connect(address);
        soon(() -> server.accepted().size() > before);
        return new Pair(client, server.accepted().get(before));
    }

    static void echo(Pair pair) {
        int sent = pair.server().received().length();
        int answered = pair.client().received().length();
        pair.client().send("ping");
        soon(() -> pair.server().received().length() == sent + 4);
        pair.server().send("pong");
        soon(() -> pair.client().received().length() == answered + 4);
    }

    static void soon(BooleanSupplier condition) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .until(condition::getAsBoolean);
    }

    static void notFor(Duration duration, BooleanSupplier condition) {
        Awaitility.await()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5))
                .during(duration)
                .atMost(duration.plusSeconds(2))
                .until(() -> !condition.getAsBoolean());
    }

    /** How long it takes from now until the condition holds. */
    static Duration timeUntil(BooleanSupplier condition) {
        return timeUntil(() -> {}, condition);
    }

    /**
     * How long it takes from the action until the condition holds. The clock starts first: a thread that is held up after the
     * action would measure too little.
     */
    static Duration timeUntil(Runnable action, BooleanSupplier condition) {
        long start = System.nanoTime();
        action.run();
        soon(condition);
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** Timers may be 2 ms early by the spec's tolerance; how late they are depends on the machine. */
    static void assertTook(Duration actual, long millis) {
        assertThat(actual).isBetween(Duration.ofMillis(millis - 2), Duration.ofMillis(millis + 400));
    }
}
