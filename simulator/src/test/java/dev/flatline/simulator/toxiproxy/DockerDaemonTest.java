package dev.flatline.simulator.toxiproxy;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said about Docker, and how soon. */
class DockerDaemonTest {
    private static final String IMAGE = "ghcr.io/shopify/toxiproxy:2.12.0";

    @TempDir
    private Path folder;

    @Test
    void anImageThatIsThereIsFine() throws Exception {
        assertThat(answered("HTTP/1.0 200 OK\r\n"))
                .startsWith("GET /images/ghcr.io/shopify/toxiproxy:2.12.0/json HTTP/1.0\r\n");
    }

    @Test
    void anImageThatIsMissingIsSaidSoAndNotFetched() {
        assertThatThrownBy(() -> answered("HTTP/1.1 404 Not Found\r\nmore"))
                .isInstanceOf(UnavailableToxiproxyException.class)
                .hasMessage("Docker does not have the image " + IMAGE + "; get it with: docker pull " + IMAGE);
    }

    @Test
    void anyOtherAnswerIsQuoted() {
        assertThatThrownBy(() -> answered("HTTP/1.1 500 Internal Server Error\r\n"))
                .isInstanceOf(UnavailableToxiproxyException.class)
                .hasMessageEndingWith("answered: HTTP/1.1 500 Internal Server Error");
        assertThatThrownBy(() -> answered("x".repeat(1000)))
                .isInstanceOf(UnavailableToxiproxyException.class)
                .hasMessageContaining("answered: xxx");
    }

    @Test
    void noDaemonIsSaidSo() {
        Path socket = folder.resolve("none.sock");

        assertThatThrownBy(() -> new DockerDaemon("unix://" + socket).requireImage(IMAGE))
                .isInstanceOf(UnavailableToxiproxyException.class)
                .hasMessageContaining("Docker does not answer at " + socket)
                .hasMessageContaining("is it installed and started?");
    }

    @Test
    void aDaemonThatIsSilentIsGivenUpAfterASecond() throws IOException {
        UnixDomainSocketAddress address = UnixDomainSocketAddress.of(folder.resolve("silent.sock"));
        try (ServerSocketChannel deaf = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            deaf.bind(address);
            long startNanos = System.nanoTime();

            assertThatThrownBy(() -> new DockerDaemon("unix://" + address.getPath()).requireImage(IMAGE))
                    .isInstanceOf(UnavailableToxiproxyException.class)
                    .hasMessageContaining("silent for 1000 ms");
            assertThat(Duration.ofNanos(System.nanoTime() - startNanos)).isLessThan(Duration.ofSeconds(2));
        }
    }

    @Test
    void aDaemonElsewhereIsRefused() {
        assertThatThrownBy(() -> new DockerDaemon("tcp://192.0.2.1:2375").requireImage(IMAGE))
                .isInstanceOf(UnavailableToxiproxyException.class)
                .hasMessageContaining("DOCKER_HOST is tcp://192.0.2.1:2375");
    }

    /** Asks a daemon that answers so, and returns what it was asked. */
    private String answered(String answer) throws Exception {
        UnixDomainSocketAddress address = UnixDomainSocketAddress.of(folder.resolve(answer.length() + ".sock"));
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(address);
            CompletableFuture<String> asked = CompletableFuture.supplyAsync(() -> serve(server, answer));
            new DockerDaemon("unix://" + address.getPath()).requireImage(IMAGE);
            return asked.get();
        }
    }

    private static String serve(ServerSocketChannel server, String answer) {
        try (SocketChannel client = server.accept()) {
            ByteBuffer request = ByteBuffer.allocate(1000);
            client.read(request);
            client.write(ByteBuffer.wrap(answer.getBytes(US_ASCII)));
            return new String(request.array(), 0, request.position(), US_ASCII);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
