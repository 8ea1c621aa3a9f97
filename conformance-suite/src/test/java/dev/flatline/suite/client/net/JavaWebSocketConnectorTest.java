package dev.flatline.suite.client.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.flatline.suite.client.Wire;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Over real sockets, against a peer that knows bytes only. */
@Timeout(20)
class JavaWebSocketConnectorTest {
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();
    private final JavaWebSocketConnector connector = new JavaWebSocketConnector(executor);
    private final Recorder recorder = new Recorder();
    private final ServerSocket server;

    JavaWebSocketConnectorTest() throws IOException {
        server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    }

    @BeforeEach
    void noThreadOfTheLibraryIsThere() {
        assertThat(libraryThreads()).isZero();
    }

    @AfterEach
    void nothingIsLeftBehind() throws IOException {
        await("the library's threads to end").until(() -> libraryThreads() == 0);
        executor.shutdownNow();
        server.close();
    }

    @Test
    void carriesTextsAndAnswersPings() throws IOException {
        Wire wire = connector.open(address(), "/.ws?v=5&ns=demo", recorder);
        try (Socket peer = accept()) {
            await().until(() -> recorder.told.contains("opened"));
            wire.send("hi");
            assertThat(RawWebSocket.opcode(readFrame(peer), 0)).isEqualTo(1);

            peer.getOutputStream().write(RawWebSocket.frame(9, ""));
            assertThat(RawWebSocket.opcode(readFrame(peer), 0)).isEqualTo(10);

            peer.getOutputStream().write(RawWebSocket.frame(1, "welcome"));
            await().until(() -> recorder.told.contains("received welcome"));
        }
        await().untilAsserted(() ->
                assertThat(recorder.told).hasSize(3).last().asString().startsWith("closed: "));
    }

    @Test
    void dropsTheConnectionWithoutAGoodbye() throws IOException {
        Wire wire = connector.open(address(), "/", recorder);
        try (Socket peer = accept()) {
            await().until(() -> recorder.told.contains("opened"));

            wire.abort();
            wire.send("late");

            assertThat(peer.getInputStream().read()).isEqualTo(-1);
        }
        assertThat(recorder.told).containsExactly("opened");
    }

    @Test
    void saysGoodbyeAndDoesNotWaitForEverForTheReply() throws IOException {
        Wire wire = connector.open(address(), "/", recorder);
        try (Socket peer = accept()) {
            await().until(() -> recorder.told.contains("opened"));

            wire.close();

            byte[] goodbye = readFrame(peer);
            assertThat(RawWebSocket.opcode(goodbye, 0)).isEqualTo(8);
            assertThat(peer.getInputStream().read()).isEqualTo(-1);
        }
        assertThat(recorder.told).containsExactly("opened");
    }

    @Test
    void canBeGivenUpWhileTheServerDoesNotAnswerTheUpgrade() throws IOException {
        Wire wire = connector.open(address(), "/", recorder);
        try (Socket peer = server.accept()) {
            wire.close();

            peer.getInputStream().readAllBytes();
        }
        assertThat(recorder.told).isEmpty();
    }

    @Test
    void tellsOfARefusal() throws IOException {
        String address = address();
        server.close();

        connector.open(address, "/", recorder);

        await().until(() -> !recorder.told.isEmpty());
        assertThat(recorder.told).hasSize(1).first().asString().containsIgnoringCase("connection refused");
    }

    @Test
    void tellsOfAnAddressThatIsNone() {
        Wire wire = connector.open("a b", "/", recorder);
        wire.send("x");
        wire.close();

        await().until(() -> !recorder.told.isEmpty());
        assertThat(recorder.told).hasSize(1).first().asString().startsWith("closed: no address to connect to");
    }

    @Test
    void survivesTheEndOfItsExecutor() throws Exception {
        connector.open(address(), "/", recorder);
        Socket peer = accept();
        await().until(() -> recorder.told.contains("opened"));

        executor.shutdown();
        assertThat(executor.awaitTermination(5, TimeUnit.SECONDS)).isTrue();
        peer.close();
    }

    private String address() {
        return "127.0.0.1:" + server.getLocalPort();
    }

    private Socket accept() throws IOException {
        Socket peer = server.accept();
        StringBuilder request = new StringBuilder();
        while (request.indexOf("\r\n\r\n") < 0) {
            request.append((char) peer.getInputStream().read());
        }
        peer.getOutputStream().write(RawWebSocket.accept(request.toString()));
        return peer;
    }

    /** One masked frame of at most 125 bytes. */
    private static byte[] readFrame(Socket peer) throws IOException {
        byte[] head = peer.getInputStream().readNBytes(2);
        peer.getInputStream().readNBytes(4 + (head[1] & 0x7f));
        return head;
    }

    private static long libraryThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("WebSocket"))
                .count();
    }
}
