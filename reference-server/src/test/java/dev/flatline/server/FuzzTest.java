package dev.flatline.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.flatline.server.rules.Rules;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Real traffic, spoilt by chance. {@code -Dflatline.fuzz.seconds=N} makes it longer, {@code -Dflatline.fuzz.seed=N}
 * repeats what a failure names.
 */
@DisplayName("Traffic that chance has spoilt")
class FuzzTest extends InMemoryWorld {
    private static final Duration BOUND = Duration.ofSeconds(30);
    /** Half of it on sockets, half in memory. */
    private static final long SECONDS = Long.getLong("flatline.fuzz.seconds", 10);

    private static final long SEED = Long.getLong("flatline.fuzz.seed", 20_261_123);
    private static final int CONNECTIONS_AT_ONCE = 20;
    /** Far above what all of the corpus can store, far below what a leak per connection comes to. */
    private static final long MAX_GROWTH_BYTES = 64L << 20;

    /** Chance may spell any path, the root's included, and must not be able to wipe out what is the bystander's. */
    private static final Rules RULES = Rules.parse(
            "{\"rules\": {\".read\": true, \"fuzz\": {\".write\": true}," + " \"bystander\": {\".write\": true}}}");

    private final Random random = new Random(SEED);
    private final Mutations mutations = new Mutations(random);

    private static long usedBytes() {
        Runtime runtime = Runtime.getRuntime();
        System.gc();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    @Test
    @DisplayName("on sockets takes nothing from a session beside it, and leaves nothing behind")
    void onSockets() throws Exception {
        LogWatch log = LogWatch.start();
        Set<String> sessions = ConcurrentHashMap.newKeySet();
        ReferenceServer server = ReferenceServer.builder()
                .limits(Limits.builder().requestTimeoutMillis(500).build())
                .rules(RULES)
                .listener(event -> keep(sessions, event))
                .start();
        try (server) {
            Bystander bystander = new Bystander(server, "demo");
            long before = usedBytes();
            Deque<RawPeer> peers = new ArrayDeque<>();
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS) / 2;
            while (System.nanoTime() < end) {
                bystander.write();
                peers.add(new RawPeer(server).send(mutations.connection()));
                if (peers.size() == CONNECTIONS_AT_ONCE) {
                    leave(peers.remove());
                }
            }
            while (!peers.isEmpty()) {
                leave(peers.remove());
            }

            await().atMost(BOUND)
                    .untilAsserted(
                            () -> assertThat(sessions).as("seed %d", SEED).hasSize(1));
            bystander.lostNothing();
            bystander.leave();
            assertThat(usedBytes() - before).as("seed %d", SEED).isLessThan(MAX_GROWTH_BYTES);
        }
        assertThat(log.stop()).as("seed %d", SEED).doesNotContain("ERROR", "internal error", "\tat ");
    }

    private void leave(RawPeer peer) throws Exception {
        if (random.nextBoolean()) {
            peer.cut();
        } else {
            peer.close();
        }
    }

    private static void keep(Set<String> sessions, ServerEvent event) {
        if (event instanceof ServerEvent.SessionOpened) {
            sessions.add(event.sessionId());
        } else if (event instanceof ServerEvent.SessionClosed) {
            sessions.remove(event.sessionId());
        }
    }

    @Test
    @DisplayName("in memory takes nothing from a session beside it, and leaves nothing behind")
    void inMemory() {
        LogWatch log = LogWatch.start();
        Set<String> sessions = ConcurrentHashMap.newKeySet();
        restart(config().rules(RULES).listener(event -> keep(sessions, event)).build(), random);
        InMemoryClient bystander = connectGreeted();
        answers(bystander, "q", "{\"p\":\"/bystander/count\",\"h\":\"\"}");
        answers(bystander, "o", "{\"p\":\"/bystander/losses\",\"d\":{\".sv\":{\"increment\":1}}}");
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS) / 2;
        for (int i = 3; System.nanoTime() < end; i++) {
            InMemoryClient peer = new InMemoryClient(server, mutations.connection());
            loop.settle();
            assertThat(bystander.takeFrames()).as("seed %d", SEED).isEmpty();
            assertThat(answers(bystander, "p", "{\"p\":\"/bystander/count\",\"d\":" + i + "}"))
                    .as("seed %d", SEED)
                    .containsExactly(
                            "{\"t\":\"d\",\"d\":{\"a\":\"d\",\"b\":{\"p\":\"bystander/count\",\"d\":" + i + "}}}",
                            OK.formatted(i));
            if (random.nextBoolean()) {
                peer.cut();
            } else {
                peer.fin();
            }
            loop.settle();
            assertThat(sessions).as("seed %d", SEED).hasSize(1);
        }
        assertThat(valueAt("/bystander/losses")).isEqualTo("null");
        bystander.cut();
        loop.settle();
        assertThat(valueAt("/bystander/losses")).isEqualTo("1");
        loop.advance(BOUND);
        assertThat(loop.pending()).isZero();
        assertThat(log.stop()).as("seed %d", SEED).doesNotContain("ERROR", "internal error", "\tat ");
    }
}
