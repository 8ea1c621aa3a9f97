package dev.flatline.suite.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code flatline proxy} stands in for {@code toxiproxy-server}: with its flags, its file and its API. */
class ProxyCommandTest {

    private static final int USAGE = 64;
    private static final Pattern API = Pattern.compile("Toxiproxy API at (http://127\\.0\\.0\\.1:\\d+) ");

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @ValueSource(
            strings = {"--port 0 --config FILE --seed 7 --proxy-metrics", "-port=0 -config FILE -seed=7 -proxy-metrics"
            })
    void itStartsWithTheProxiesOfTheFileAndServesTheApi(String flags) throws Exception {
        Path file = Files.writeString(
                folder.resolve("proxies.json"), "[{\"name\":\"db\",\"listen\":\"127.0.0.1:0\",\"upstream\":\"x:1\"}]");
        Thread command = new Thread(() -> flatline(("proxy " + flags.replace("FILE", file.toString())).split(" ")));
        command.start();
        try {
            String api = Awaitility.await().atMost(Duration.ofSeconds(10)).until(this::api, found -> !found.isEmpty());

            assertThat(get(api + "/proxies/db")).contains("\"upstream\":\"x:1\"", "\"enabled\":true");
            assertThat(get(api + "/metrics")).doesNotContain("404");
        } finally {
            command.interrupt();
            command.join(10_000);
        }
        assertThat(command.isAlive()).isFalse();
    }

    @Test
    void aMistakeInTheFileIsNamedWithItsPlace() throws IOException {
        Path file = Files.writeString(
                folder.resolve("proxies.json"), "[{\"name\":\"a\",\"upstream\":\"x:1\"},\n {\"name\":\"b\"}]");

        assertThat(flatline("proxy", "--port", "0", "--config", file.toString()))
                .isEqualTo(USAGE);
        assertThat(err.toString()).contains(file + ":2:2: missing required field: upstream at proxy 2.");
    }

    @Test
    void aPortThatIsTakenIsNamed() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(taken.getLocalPort());

            assertThat(flatline("proxy", "--port", port)).isEqualTo(USAGE);
            assertThat(err.toString()).contains(port).containsIgnoringCase("in use");
        }
    }

    private String api() {
        Matcher line = API.matcher(out.toString());
        return line.find() ? line.group(1) : "";
    }

    private static String get(String address) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                .timeout(Duration.ofSeconds(5))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    }

    private int flatline(String... arguments) {
        return Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
