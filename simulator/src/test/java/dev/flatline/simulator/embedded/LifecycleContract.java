package dev.flatline.simulator.embedded;

import static dev.flatline.simulator.fault.Peer.State.FIN;
import static dev.flatline.simulator.fault.Peer.State.OPEN;
import static dev.flatline.simulator.fault.Peer.State.REFUSED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flatline.simulator.embedded.ApiClient.Answer;
import dev.flatline.simulator.fault.Peer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Proxies, connections and toxics that come and go at the same time. */
abstract class LifecycleContract extends FaultProxyContract {
    private static final int MESSAGES = 65_535;

    @Test
    @DisplayName("L4 a proxy can be deleted over an open connection, and made again on the same port")
    void deletedAndMadeAgain() {
        String listen = createProxy();
        Pair pair = connectThrough(listen);

        assertThat(api.delete("/proxies/" + name).status()).isEqualTo(204);

        soon(() -> pair.client().state() == FIN && pair.server().state() == FIN);
        assertThat(connect(listen).state()).isEqualTo(REFUSED);
    }

    @Test
    @DisplayName("L5 two proxies on one port: the second gets it when the first is disabled, and then the first cannot")
    void onePortForTwo() {
        String listen = createProxy();
        api.post("/proxies/" + name, "{'enabled':false}");
        String second = "{'name':'" + name + "b','listen':'" + listen + "','upstream':'" + server.address() + "'}";

        assertThat(api.post("/proxies", second).status()).isEqualTo(201);

        var refused = api.post("/proxies/" + name, "{'enabled':true}");
        assertThat(refused.status()).isEqualTo(500);
        assertThat(refused.error()).isEqualTo("listen tcp " + listen + ": bind: address already in use");
        assertThat(api.get("/proxies/" + name).json().path("enabled").asBoolean())
                .isFalse();
        echo(connectThrough(listen));
    }

    @Test
    @DisplayName("L10 500 connections come and go while toxics do: none is left, nothing hangs")
    void connectionsComeAndGo() {
        String listen = createProxy();
        try (Toggling toggling = new Toggling()) {
            for (int i = 0; i < 500; i++) {
                Peer client = connect(listen);
                client.send("hello");
                client.close();
            }
            soon(() -> toggling.rounds() > 0);
        }

        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> server.accepted().stream().noneMatch(peer -> peer.state() == OPEN));
        // Not the newest: some of the 500 may still be on their way.
        connect(listen).send("the last");
        soon(() -> server.accepted().stream().anyMatch(peer -> peer.received().equals("the last")));
    }

    @Test
    @DisplayName("L11 65,535 small messages arrive complete and in order while a latency comes and goes, then the FIN")
    void messagesKeepTheirOrder() {
        Pair pair = connectThrough(createProxy());
        String text = IntStream.range(0, MESSAGES)
                .mapToObj(i -> "" + (char) ('a' + i % 26) + (char) ('A' + i / 26 % 26))
                .collect(Collectors.joining());
        try (Toggling toggling = new Toggling()) {
            for (int i = 0; i < text.length(); i += 2) {
                pair.client().send(text.substring(i, i + 2));
            }
            soon(() -> toggling.rounds() > 0);
        }

        pair.client().close();

        soon(() -> pair.server().state() == FIN);
        assertThat(pair.server().received().equals(text)).isTrue();
    }

    /** Adds and removes a latency until it is closed. */
    private final class Toggling implements AutoCloseable {
        private final AtomicBoolean stopped = new AtomicBoolean();
        private final AtomicInteger rounds = new AtomicInteger();
        private final CompletableFuture<Void> toggler = CompletableFuture.runAsync(() -> {
            while (!stopped.get()) {
                String toxic = toxic("latency", "upstream", "'latency':2");
                assertThat(api.delete(toxic).status()).isEqualTo(204);
                rounds.incrementAndGet();
            }
        });

        /** How often it has done so; throws what kept it from going on. */
        int rounds() {
            if (toggler.isDone()) {
                toggler.join();
            }
            return rounds.get();
        }

        @Override
        public void close() {
            stopped.set(true);
            toggler.join();
        }
    }

    @Test
    @DisplayName("L3 a proxy that is enabled right after it was disabled listens on the same port again")
    void disabledAndEnabledAtOnce() {
        createProxy();
        for (int i = 0; i < 100; i++) {
            assertThat(api.post("/proxies/" + name, "{'enabled':false}").status())
                    .isEqualTo(200);
            Answer enabled = api.post("/proxies/" + name, "{'enabled':true}");
            assertThat(enabled.status()).as(enabled.body()).isEqualTo(200);
        }
    }
}
