package dev.flatline.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import dev.flatline.server.rules.Rules;
import dev.flatline.server.tree.Path;
import java.io.IOException;
import java.io.InputStream;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("The server on sockets")
class ReferenceServerTest {
    private static final Duration BOUND = Duration.ofSeconds(10);

    private final Queue<ServerEvent> events = new ConcurrentLinkedQueue<>();
    private final ReferenceServer server = ReferenceServer.start(ServerConfig.builder()
            .liveness(Liveness.ping(Duration.ofMillis(200), Duration.ofMillis(800)))
            .listener(events::add)
            .build());

    @AfterEach
    void stop() {
        server.close();
    }

    private static void awaitFrame(SocketClient client, String part) {
        await().atMost(BOUND).until(() -> client.frames().stream().anyMatch(frame -> frame.contains(part)));
    }

    @Test
    void greetsAnIndependentClientAndServesIt() throws Exception {
        SocketClient writer = SocketClient.connect(server, "ns=demo");
        SocketClient reader = SocketClient.connect(server, "ns=demo");
        awaitFrame(writer, "\"h\":\"127.0.0.1:" + server.port() + "\"");
        reader.request("q", "{\"p\":\"/a\",\"h\":\"\"}");
        awaitFrame(reader, "\"r\":1");

        writer.request("p", "{\"p\":\"/a/b\",\"d\":\"x\"}");

        awaitFrame(reader, "{\"a\":\"d\",\"b\":{\"p\":\"a/b\",\"d\":\"x\"}}");
        awaitFrame(writer, "\"r\":1");
        writer.closeBlocking();
        reader.closeBlocking();
    }

    @Test
    @DisplayName("has new rules in force, everywhere or in one namespace, when it says so (SEC-12)")
    void changesItsRulesWhileItRuns() throws Exception {
        SocketClient reader = SocketClient.connect(server, "ns=demo");
        reader.request("q", "{\"p\":\"/a\",\"h\":\"\"}");
        awaitFrame(reader, "\"r\":1");

        server.setRules("demo", Rules.parse("{\"rules\": {}}"));
        awaitFrame(reader, "{\"a\":\"c\",\"b\":{\"p\":\"a\"}}");
        reader.request("g", "{\"p\":\"/a\"}");
        awaitFrame(reader, "\"r\":2,\"b\":{\"s\":\"permission_denied\"");
        server.setRules(Rules.open());
        reader.request("g", "{\"p\":\"/a\"}");
        awaitFrame(reader, "\"r\":3,\"b\":{\"s\":\"ok\"");
        assertThatIllegalArgumentException().isThrownBy(() -> server.setRules("no/such", Rules.open()));
        reader.closeBlocking();
    }

    @Test
    @DisplayName("runs the disconnect writes of many sessions cut together, each once (MUX-04)")
    void countsEveryLossOnceAmongManySessionsInManyNamespaces() throws Exception {
        List<SocketClient> clients = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            SocketClient client = SocketClient.connect(server, "ns=room" + i % 4);
            client.request("o", "{\"p\":\"/losses\",\"d\":{\".sv\":{\"increment\":1}}}");
            clients.add(client);
        }
        clients.forEach(client -> awaitFrame(client, "\"r\":1"));
        List<SocketClient> observers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            SocketClient observer = SocketClient.connect(server, "ns=room" + i);
            observer.request("q", "{\"p\":\"/losses\",\"h\":\"\"}");
            awaitFrame(observer, "\"r\":1");
            observers.add(observer);
        }

        for (SocketClient client : clients) {
            cut(client.getSocket());
        }

        observers.forEach(observer -> awaitFrame(observer, "\"p\":\"losses\",\"d\":5"));
        await().atMost(BOUND).until(() -> count(ServerEvent.DisconnectWritesRan.class) == 20);
        assertThat(observers)
                .allSatisfy(observer -> assertThat(observer.frames()).noneMatch(frame -> frame.contains("\"d\":6")));
        for (SocketClient observer : observers) {
            observer.closeBlocking();
        }
    }

    private static void cut(Socket socket) throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    private long count(Class<? extends ServerEvent> type) {
        return events.stream().filter(type::isInstance).count();
    }

    @ParameterizedTest
    @EnumSource(
            value = SessionEnd.class,
            names = {"CLOSED", "FIN", "RESET"})
    @DisplayName("tells the three ways of losing a connection apart and runs disconnect writes in each")
    void tellsTheWaysOfLosingAConnectionApart(SessionEnd cause) throws Exception {
        SocketClient client = SocketClient.connect(server, "ns=demo");
        client.request("o", "{\"p\":\"/gone\",\"d\":true}");
        awaitFrame(client, "\"r\":1");
        String id = events.element().sessionId();

        switch (cause) {
            case CLOSED -> client.sayGoodbye();
            case FIN -> client.getSocket().shutdownOutput();
            default -> cut(client.getSocket());
        }

        await().atMost(BOUND)
                .until(() -> events.contains(new ServerEvent.DisconnectWritesRan(id, List.of(Path.parse("/gone")))));
        assertThat(events).contains(new ServerEvent.SessionClosed(id, cause));
    }

    @Test
    @DisplayName("ends the session of a half-open peer within the detection bound and resets it (OD-03, HB-05)")
    void endsTheSessionOfAHalfOpenPeer() throws Exception {
        try (Socket mute = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            mute.getOutputStream().write(InMemoryClient.upgrade("/.ws?v=5&ns=demo", "mute"));
            await().atMost(BOUND).until(() -> count(ServerEvent.SessionOpened.class) == 1);
            String id = events.element().sessionId();

            await().atMost(BOUND).until(() -> events.contains(new ServerEvent.SessionClosed(id, SessionEnd.SILENT)));

            assertThatExceptionOfType(SocketException.class)
                    .isThrownBy(() -> mute.getInputStream().readAllBytes())
                    .withMessageContaining("reset");
        }
    }

    @Test
    void losesNothingOfOthersToAPeerThatSendsNonsense() throws Exception {
        SocketClient healthy = SocketClient.connect(server, "ns=demo");
        healthy.request("p", "{\"p\":\"/kept\",\"d\":1}");
        awaitFrame(healthy, "\"r\":1");
        try (Socket rude = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            rude.getOutputStream().write(InMemoryClient.upgrade("/.ws?v=5&ns=demo", "rude"));
            await().atMost(BOUND).until(() -> count(ServerEvent.SessionOpened.class) == 2);
            rude.getOutputStream().write(new byte[] {(byte) 0x81, (byte) 0x81, 0, 0, 0, 0, '{'});
            InputStream answer = rude.getInputStream();
            assertThat(new String(answer.readAllBytes(), StandardCharsets.UTF_8))
                    .contains("message is not a JSON object")
                    .doesNotContain("Exception", "\tat ");
        }

        healthy.request("g", "{\"p\":\"/kept\"}");

        awaitFrame(healthy, "{\"r\":2,\"b\":{\"s\":\"ok\",\"d\":1}}");
        healthy.closeBlocking();
    }

    @Test
    void saysWhatToDoWhenThePortIsTaken() {
        ServerConfig taken = ServerConfig.builder().port(server.port()).build();

        assertThatExceptionOfType(ServerStartException.class)
                .isThrownBy(() -> ReferenceServer.start(taken))
                .withMessage("cannot listen on 127.0.0.1:" + server.port() + ": Address already in use. "
                        + "Stop the program that uses the port, or choose another one; port 0 takes any free one.");
    }

    @Test
    void saysWhatToDoWhenTheHostIsUnknown() {
        assertThatExceptionOfType(ServerStartException.class)
                .isThrownBy(() -> ReferenceServer.start(
                        ServerConfig.builder().host("no-such-host.invalid").build()))
                .withMessageStartingWith("cannot listen on no-such-host.invalid:0: ")
                .withMessageEndingWith("Check the host name; 127.0.0.1 always works.");
    }

    @Test
    @DisplayName("resets its connections when it crashes, and goes on at the same address (REC-16, OD-32)")
    void crashesAndComesBack() throws Exception {
        int port = server.port();
        SocketClient client = SocketClient.connect(server, "ns=demo");
        client.request("p", "{\"p\":\"/kept\",\"d\":1}");
        client.request("o", "{\"p\":\"/gone\",\"d\":true}");
        awaitFrame(client, "\"r\":2");
        try (Socket silent = new Socket(InetAddress.getLoopbackAddress(), port)) {
            silent.getOutputStream().write(InMemoryClient.upgrade("/.ws?v=5&ns=demo", "silent"));
            await().atMost(BOUND).until(() -> count(ServerEvent.SessionOpened.class) == 2);

            assertThat(server.crash()).isEqualTo(2);

            assertThatExceptionOfType(SocketException.class)
                    .isThrownBy(() -> silent.getInputStream().readAllBytes())
                    .withMessageContaining("reset");
        }
        assertThatExceptionOfType(ConnectException.class)
                .isThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port).close());
        assertThat(count(ServerEvent.DisconnectWritesRan.class)).isZero();

        server.restart();

        assertThat(server.port()).isEqualTo(port);
        SocketClient next = SocketClient.connect(server, "ns=demo");
        next.request("g", "{\"p\":\"/\"}");
        awaitFrame(next, "\"d\":{\"gone\":true,\"kept\":1}");
        next.closeBlocking();
    }

    @Test
    @DisplayName("keeps rules over a restart, which ends its connections if it still runs")
    void restartsWhileItRuns() throws Exception {
        server.setRules(Rules.parse("{\"rules\": {}}"));
        SocketClient client = SocketClient.connect(server, "ns=demo");
        awaitFrame(client, "\"t\":\"h\"");

        server.restart();

        await().atMost(BOUND).until(client::isClosed);
        for (String namespace : List.of("demo", "new")) {
            SocketClient next = SocketClient.connect(server, "ns=" + namespace);
            next.request("g", "{\"p\":\"/a\"}");
            awaitFrame(next, "permission_denied");
            next.closeBlocking();
        }
    }

    @Test
    void saysSoWhenSomebodyHasTakenItsAddressMeanwhile() throws Exception {
        server.crash();
        try (ServerSocket thief = new ServerSocket(server.port(), 1, InetAddress.getLoopbackAddress())) {
            assertThatExceptionOfType(ServerStartException.class)
                    .isThrownBy(server::restart)
                    .withMessageStartingWith("cannot listen on 127.0.0.1:" + thief.getLocalPort() + ": ");
        }
    }

    @Test
    void theSystemGivesItsPortToNobodyWhileItIsDown() throws Exception {
        int port = server.port();
        server.crash();

        assertThatExceptionOfType(BindException.class).isThrownBy(() -> bindAsOutgoingConnectionsDo(port));
        server.close();
        bindAsOutgoingConnectionsDo(port);
    }

    private static void bindAsOutgoingConnectionsDo(int port) throws IOException {
        try (Socket socket = new Socket()) {
            socket.setReuseAddress(false);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        }
    }

    @Test
    void comesBackAlthoughACopyOfItsListenerLivesALittleLonger() throws Exception {
        server.crash();
        // As a process that is just being started does, until it has closed what it inherited.
        ServerSocket copy = new ServerSocket(server.port(), 1, InetAddress.getLoopbackAddress());
        Thread starting = new Thread(() -> {
            await().pollDelay(Duration.ofMillis(200)).until(() -> true);
            assertThatCode(copy::close).doesNotThrowAnyException();
        });
        starting.start();

        server.restart();

        starting.join();
        SocketClient.connect(server, "ns=demo").closeBlocking();
    }

    @Test
    void leavesNoThreadBehind() throws Exception {
        SocketClient.connect(server, "ns=demo").closeBlocking();
        server.close();

        await().atMost(BOUND)
                .until(() -> Thread.getAllStackTraces().keySet().stream()
                        .noneMatch(thread -> thread.getName().startsWith("flatline-server")));
    }

    @Test
    void endsItsSessionsWhenItStops() throws Exception {
        SocketClient client = SocketClient.connect(server, "ns=demo");
        awaitFrame(client, "\"t\":\"h\"");

        server.close();

        assertThat(events)
                .contains(new ServerEvent.SessionClosed(events.element().sessionId(), SessionEnd.SHUTDOWN));
        await().atMost(BOUND).until(client::isClosed);
    }
}
