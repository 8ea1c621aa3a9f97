package dev.flatline.simulator.toxiproxy;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * The Docker daemon of this machine, asked on its socket with a limit.
 *
 * @param host as DOCKER_HOST says: {@code unix://} and the path of a socket
 */
record DockerDaemon(String host) {
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(1);
    private static final String UNIX = "unix://";
    private static final int STATUS_LINE_MAX_BYTES = 256;

    static DockerDaemon ofEnvironment() {
        return new DockerDaemon(Optional.ofNullable(System.getenv("DOCKER_HOST"))
                .filter(host -> !host.isEmpty())
                .orElse(UNIX + "/var/run/docker.sock"));
    }

    /**
     * Makes sure that the daemon answers and has the image.
     *
     * @throws UnavailableToxiproxyException if not; at the latest after a second
     */
    void requireImage(String image) {
        if (!host.startsWith(UNIX)) {
            throw new UnavailableToxiproxyException("DOCKER_HOST is " + host
                    + ", but a container can share our network only if its daemon runs on this machine and is"
                    + " reached by a unix:// socket");
        }
        String status = statusOf("/images/" + image + "/json");
        if (status.contains(" 404 ")) {
            throw new UnavailableToxiproxyException(
                    "Docker does not have the image " + image + "; get it with: docker pull " + image);
        }
        if (!status.contains(" 200 ")) {
            throw new UnavailableToxiproxyException(
                    "Docker was asked for the image " + image + " and answered: " + status);
        }
    }

    private String statusOf(String path) {
        Path socket = Path.of(host.substring(UNIX.length()));
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            channel.write(ByteBuffer.wrap(
                    ("GET " + path + " HTTP/1.0\r\nHost: docker\r\n\r\n").getBytes(StandardCharsets.US_ASCII)));
            return firstLine(channel);
        } catch (IOException e) {
            throw new UnavailableToxiproxyException(
                    "Docker does not answer at " + socket + " (" + e.getMessage() + "); is it installed and started?",
                    e);
        }
    }

    /** What arrives before the first line break, the end or the limit. */
    private static String firstLine(SocketChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(STATUS_LINE_MAX_BYTES);
        channel.configureBlocking(false);
        long startNanos = System.nanoTime();
        try (Selector selector = Selector.open()) {
            channel.register(selector, SelectionKey.OP_READ);
            while (true) {
                long leftMillis =
                        ANSWER_LIMIT.minusNanos(System.nanoTime() - startNanos).toMillis();
                if (leftMillis <= 0) {
                    throw new IOException("silent for " + ANSWER_LIMIT.toMillis() + " ms");
                }
                selector.select(leftMillis);
                selector.selectedKeys().clear();
                boolean ended = channel.read(bytes) < 0;
                String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.US_ASCII);
                int lineBreak = text.indexOf("\r\n");
                if (lineBreak >= 0 || ended || !bytes.hasRemaining()) {
                    return lineBreak >= 0 ? text.substring(0, lineBreak) : text;
                }
            }
        }
    }
}
