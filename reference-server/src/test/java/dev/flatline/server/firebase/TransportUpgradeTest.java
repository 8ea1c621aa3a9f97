package dev.flatline.server.firebase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flatline.server.InMemoryClient;
import dev.flatline.server.InMemoryHttp;
import dev.flatline.server.InMemoryWorld;
import dev.flatline.server.PollingClient;
import dev.flatline.server.ServerEvent;
import dev.flatline.server.SessionEnd;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The upgrade from long polling to a WebSocket")
class TransportUpgradeTest extends InMemoryWorld {
    private static final String SWITCH = "{\"t\":\"c\",\"d\":{\"t\":\"a\",\"d\":{}}}";
    private static final String END = "{\"t\":\"c\",\"d\":{\"t\":\"n\",\"d\":{}}}";
    private static final String PING = "{\"t\":\"c\",\"d\":{\"t\":\"p\",\"d\":{}}}";
    private static final String PONG = "{\"t\":\"c\",\"d\":{\"t\":\"o\",\"d\":null}}";

    private final PollingClient polling = startGreeted();

    private PollingClient startGreeted() {
        PollingClient client = new PollingClient(server, "ns=demo");
        loop.settle();
        client.take();
        return client;
    }

    private static String request(int r, String action, String body) {
        return LongPollingTest.REQUEST.formatted(r, action, body);
    }

    private InMemoryClient socket() {
        return connect("v=5&ns=demo&s=" + polling.id());
    }

    private void armIncrement() {
        polling.send(request(1, "o", "{\"p\":\"/gone\",\"d\":{\".sv\":{\"increment\":1}}}"));
        loop.settle();
        polling.take();
    }

    private List<SessionEnd> ends() {
        return events.stream()
                .filter(ServerEvent.SessionClosed.class::isInstance)
                .map(event -> ((ServerEvent.SessionClosed) event).cause())
                .toList();
    }

    @Test
    void offersTheWebSocketAndLetsTheClientTryIt() {
        InMemoryClient socket = socket();
        socket.sendFrame(PING);
        socket.sendFrame(PING);
        loop.settle();

        assertThat(socket.takeFrames()).containsExactly(SWITCH, PONG, PONG);
        assertThat(polling.take()).isEmpty();
    }

    @Test
    @DisplayName("moves the session, and its disconnect writes run once, when the WebSocket ends")
    void movesTheSession() {
        armIncrement();
        InMemoryClient socket = socket();
        socket.takeFrames();
        InMemoryHttp poll = polling.poll();
        socket.sendFrame(SWITCH);
        loop.settle();
        assertThat(polling.take()).containsExactly(END);

        polling.send(END);
        loop.settle();
        assertThat(polling.take()).isEmpty();
        assertThat(polling.closedAfter()).isEqualTo(3);

        assertThat(answers(socket, "p", "{\"p\":\"/a\",\"d\":1}")).containsExactly(OK.formatted(1));
        poll.fin();
        loop.settle();
        assertThat(ends()).isEmpty();
        socket.fin();
        loop.settle();
        assertThat(ends()).containsExactly(SessionEnd.FIN);
        assertThat(valueAt("/gone")).isEqualTo("1");
    }

    @Test
    void doesNotEndTheSessionWhenTheClientLeavesTheOldTransport() {
        InMemoryClient socket = socket();
        socket.sendFrame(SWITCH);
        polling.send(END);
        InMemoryHttp beacon = new InMemoryHttp(server);
        loop.settle();

        beacon.send("POST", "/.lp?disconn=t&" + polling.proof(), "");
        loop.advance(Duration.ofSeconds(60));

        assertThat(ends()).isEmpty();
        socket.takeFrames();
        assertThat(answers(socket, "s", "{}")).containsExactly(OK.formatted(1));
    }

    @Test
    @DisplayName("keeps the order of requests when those on the WebSocket overtake those that are polled up")
    void keepsTheOrderOfRequests() {
        InMemoryClient socket = socket();
        socket.takeFrames();
        List<String> late = new ArrayList<>(polling.segmentsOf(request(1, "p", "{\"p\":\"/a\",\"d\":1}")));
        late.addAll(polling.segmentsOf(END));
        socket.sendFrame(SWITCH);
        socket.sendFrame(request(2, "p", "{\"p\":\"/a\",\"d\":2}"));
        loop.settle();
        assertThat(socket.takeFrames()).isEmpty();
        assertThat(valueAt("/a")).isEqualTo("null");

        late.forEach(segment -> polling.poll(9000 + late.indexOf(segment), "&" + segment));
        loop.settle();

        assertThat(socket.takeFrames()).containsExactly(OK.formatted(1), OK.formatted(2));
        assertThat(valueAt("/a")).isEqualTo("2");
    }

    @Test
    @DisplayName("loses and doubles nothing, whenever it happens and however requests and pushes are interleaved")
    void losesAndDoublesNothing() {
        for (int seed = 0; seed < 200; seed++) {
            restart(config, new Random(seed));
            new Interleaving(seed).check();
        }
    }

    /** A client that upgrades while it writes and another one writes; the loop turns at random. */
    private final class Interleaving {
        private static final int WRITES = 30;

        private final Random random;
        private final PollingClient client = startGreeted();
        private final List<String> received = new ArrayList<>();
        private final List<String> parkedSegments = new ArrayList<>();
        private long serial = 50_000;

        Interleaving(int seed) {
            random = new Random(seed);
        }

        void check() {
            InMemoryClient writer = connectGreeted();
            client.send(request(1, "q", "{\"p\":\"/other\",\"h\":\"\"}"));
            loop.settle();
            InMemoryClient socket = connect("v=5&ns=demo&s=" + client.id());
            List<String> pending = new ArrayList<>();
            int moveAt = 2 + random.nextInt(WRITES - 4);
            for (int i = 2; i < WRITES; i++) {
                String write = request(i, "p", "{\"p\":\"/own\",\"d\":" + i + "}");
                if (i < moveAt) {
                    sendPolled(write);
                } else {
                    if (i == moveAt) {
                        socket.sendFrame(SWITCH);
                        sendPolled(END);
                    }
                    socket.sendFrame(write);
                }
                writer.request("p", "{\"p\":\"/other\",\"d\":" + i + "}");
                pollSomething();
                collect(socket, pending);
            }
            for (int i = 0; i < 2 * WRITES; i++) {
                pollSomething();
                loop.settle();
                collect(socket, pending);
            }
            received.addAll(pending);

            assertThat(received.stream()
                            .filter(each -> each.contains("\"s\":\"ok\""))
                            .toList())
                    .as("answers, in order")
                    .containsExactlyElementsOf(IntStream.range(1, WRITES)
                            .mapToObj(r -> (r == 1 ? OK_OBJECT : OK).formatted(r))
                            .toList());
            assertThat(received.stream()
                            .filter(each -> each.contains("\"other\""))
                            .toList())
                    .as("pushes, in order")
                    .containsExactlyElementsOf(IntStream.range(2, WRITES)
                            .mapToObj(i -> "{\"t\":\"d\",\"d\":{\"a\":\"d\",\"b\":{\"p\":\"other\",\"d\":" + i + "}}}")
                            .toList());
        }

        private void sendPolled(String message) {
            parkedSegments.addAll(client.segmentsOf(message));
        }

        /** As the client does: two requests under way, which may overtake each other. */
        private void pollSomething() {
            if (parkedSegments.size() >= 2 && random.nextBoolean()) {
                client.poll(serial + 1, "&" + parkedSegments.remove(1));
                client.poll(serial, "&" + parkedSegments.remove(0));
                serial += 2;
            } else if (!parkedSegments.isEmpty()) {
                client.poll(serial++, "&" + parkedSegments.remove(0));
            } else if (client.waiting() == 0 && client.closedAfter() < 0) {
                client.poll(serial++, "");
            }
            if (random.nextBoolean()) {
                loop.settle();
            }
        }

        /** What comes by the WebSocket counts only after the last polled message. */
        private void collect(InMemoryClient socket, List<String> pending) {
            received.addAll(client.take());
            socket.takeFrames().stream()
                    .filter(frame -> frame.startsWith("{\"t\":\"d\""))
                    .forEach(pending::add);
            if (received.contains(END)) {
                received.addAll(pending);
                pending.clear();
            }
        }
    }

    @Test
    void goesOnPollingWhenTheWebSocketFailsBeforeTheMove() {
        InMemoryClient socket = socket();
        socket.sendFrame(PING);
        socket.cut();
        loop.settle();
        assertThat(ends()).isEmpty();

        InMemoryClient second = socket();

        assertThat(second.takeFrames()).containsExactly(SWITCH);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @DisplayName("ends the session when the WebSocket fails in the middle of the move, whichever side has moved")
    void endsTheSessionWhenTheWebSocketFailsInTheMiddle(boolean serverMoved) {
        armIncrement();
        InMemoryClient socket = socket();
        if (serverMoved) {
            socket.sendFrame(SWITCH);
        } else {
            polling.send(END);
        }
        InMemoryHttp poll = polling.poll();
        loop.settle();

        socket.cut();
        loop.settle();

        assertThat(ends()).containsExactly(SessionEnd.RESET);
        assertThat(valueAt("/gone")).isEqualTo("1");
        assertThat(serverMoved ? "RST" : poll.end()).isEqualTo("RST");
    }

    @Test
    void dropsTheWebSocketWhenThePollsFailInTheMiddle() {
        armIncrement();
        InMemoryClient socket = socket();
        InMemoryHttp poll = polling.poll();
        loop.settle();

        poll.cut();
        loop.settle();

        assertThat(socket.end()).isEqualTo("RST");
        assertThat(ends()).containsExactly(SessionEnd.FIN);
        assertThat(valueAt("/gone")).isEqualTo("1");
    }

    @Test
    void refusesWhatIsNoUpgrade() {
        InMemoryClient unknown = connect("v=5&ns=demo&s=" + "0".repeat(32));
        InMemoryClient overSocket = connectGreeted();
        InMemoryClient ofSocket = connect("v=5&ns=demo&s=" + sessionIdOf(1));
        socket();
        InMemoryClient second = socket();

        assertThat(List.of(unknown, ofSocket, second)).allSatisfy(refused -> {
            assertThat(refused.takeFrames())
                    .containsExactly("{\"t\":\"c\",\"d\":{\"t\":\"r\",\"d\":\"localhost:9000\"}}");
            assertThat(refused.closeCode()).isEqualTo(1000);
        });
        assertThat(answers(overSocket, "s", "{}")).containsExactly(OK.formatted(1));
        assertThat(ends()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "{\"t\":\"d\",\"d\":{\"r\":1,\"a\":\"s\",\"b\":{}}}",
                "{\"t\":\"c\",\"d\":{\"t\":\"n\",\"d\":{}}}"
            })
    void closesAWebSocketThatDoesNotUpgradeAndGoesOnPolling(String nonsense) {
        InMemoryClient socket = socket();
        socket.takeFrames();

        socket.sendFrame(nonsense);
        socket.sendFrame(SWITCH);
        loop.settle();

        assertThat(socket.takeFrames()).singleElement().asString().startsWith("{\"t\":\"c\",\"d\":{\"t\":\"e\",");
        assertThat(socket.closeCode()).isEqualTo(1002);
        polling.send(request(1, "s", "{}"));
        loop.settle();
        assertThat(polling.take()).containsExactly(OK.formatted(1));
    }
}
