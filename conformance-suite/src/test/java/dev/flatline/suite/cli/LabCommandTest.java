package dev.flatline.suite.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** {@code flatline lab} while it runs, and what becomes of a scenario that it hands out. */
class LabCommandTest {

    private static final int USAGE = 64;
    private static final Duration BOUND = Duration.ofSeconds(60);
    private static final Pattern ADDRESS = Pattern.compile("Presence Lab at (http://127\\.0\\.0\\.1:\\d+/) ");
    private static final String WORLD = "{\"pattern\":\"PATTERN\",\"length\":24000,\"seed\":3,"
            + "\"devices\":[{\"name\":\"phone\",\"user\":\"alice\"},{\"name\":\"bob\",\"user\":\"bob\"}],"
            + "\"troubles\":[{\"kind\":\"signalLoss\",\"device\":\"phone\",\"from\":5000,\"to\":12000}]}";

    @TempDir
    private Path folder;

    @Test
    void whatItExportsIsPlayedByRunWithTheSameVerdict() throws Exception {
        FlatlineCli home = new FlatlineCli();
        assertThat(home.run("lab", "--port", "-1")).isEqualTo(USAGE);
        StringWriter out = new StringWriter();
        Thread lab = new Thread(
                () -> Main.commandLine().setOut(new PrintWriter(out, true)).execute("lab", "--port", "0"));
        lab.start();
        try {
            Matcher address =
                    Awaitility.await().atMost(BOUND).until(() -> ADDRESS.matcher(out.toString()), Matcher::find);

            assertThat(exitCodeOfExport(address.group(1), "flag-once")).isEqualTo(1);
            assertThat(exitCodeOfExport(address.group(1), "connection-list")).isZero();
            assertThat(exitCodeOfExport(address.group(1), "session-guard")).isZero();
        } finally {
            lab.interrupt();
            lab.join(BOUND.toMillis());
        }
        assertThat(lab.isAlive()).isFalse();
    }

    private int exitCodeOfExport(String address, String pattern) throws Exception {
        HttpRequest play = HttpRequest.newBuilder(URI.create(address + "api/play"))
                .header("Content-Type", "application/json")
                .timeout(BOUND)
                .POST(BodyPublishers.ofString(WORLD.replace("PATTERN", pattern)))
                .build();
        String answer =
                HttpClient.newHttpClient().send(play, BodyHandlers.ofString()).body();
        Path file = Files.writeString(
                folder.resolve(pattern + ".yaml"),
                JsonMapper.shared().readTree(answer).get("scenario").asString());
        return new FlatlineCli()
                .run(
                        "run",
                        file.toString(),
                        "--virtual",
                        "--out",
                        folder.resolve("out").toString());
    }

    @Test
    void aPortThatIsTakenIsNamed() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            FlatlineCli flatline = new FlatlineCli();

            assertThat(flatline.run("lab", "--port", String.valueOf(taken.getLocalPort())))
                    .isEqualTo(USAGE);
            assertThat(flatline.err())
                    .contains(String.valueOf(taken.getLocalPort()))
                    .containsIgnoringCase("in use");
        }
    }
}
