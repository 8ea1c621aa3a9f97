package dev.flatline.suite.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code flatline serve} while it runs. */
class ServeCommandTest {

    private static final Duration BOUND = Duration.ofSeconds(60);
    private static final Pattern ADDRESS = Pattern.compile("Listening on (\\S+:\\d+)");
    private static final Pattern ADMIN =
            Pattern.compile("Admin API: curl -H \"Authorization: Bearer (\\S+)\" \"(http://\\S+)\"");

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private Thread command = new Thread();

    @AfterEach
    void stop() throws InterruptedException {
        command.interrupt();
        command.join(10_000);
        assertThat(command.isAlive()).isFalse();
    }

    @Test
    void theTokenItMakesUpOpensTheAdminApi() throws Exception {
        Matcher admin = startAndFindAdminApi("--admin-token", "--port", "0");

        assertThat(admin.group(1)).matches("[0-9a-f]{32}");
        assertThat(status(admin.group(2), admin.group(1))).isEqualTo(200);
        assertThat(status(admin.group(2), "another-token")).isEqualTo(401);
    }

    @Test
    void theTokenOfAFileOpensTheAdminApiAndIsNotPrinted() throws Exception {
        Path file = Files.writeString(folder.resolve("token"), "token-of-the-file\n");

        Matcher admin = startAndFindAdminApi("--port", "0", "--admin-token", file.toString());

        assertThat(out.toString()).doesNotContain("token-of-the-file");
        assertThat(status(admin.group(2), "token-of-the-file")).isEqualTo(200);
    }

    private Matcher startAndFindAdminApi(String... arguments) {
        String[] line = new String[arguments.length + 1];
        line[0] = "serve";
        System.arraycopy(arguments, 0, line, 1, arguments.length);
        command = new Thread(
                () -> Main.commandLine().setOut(new PrintWriter(out, true)).execute(line));
        command.start();
        return Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> ADMIN.matcher(out.toString()), Matcher::find);
    }

    private static int status(String address, String token) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                .header("Authorization", "Bearer " + token)
                .timeout(Duration.ofSeconds(20))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).statusCode();
    }

    @Test
    void itBeginsWithTheDataOfImportAndLeavesItInExportWhenToldToEnd() throws Exception {
        Path data = Files.writeString(folder.resolve("data.json"), "{\"demo\": {\"seed\": 1}}");
        Path output = folder.resolve("output.txt");
        Process serve = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "serve",
                        "--port",
                        "0",
                        "--import",
                        data.toString(),
                        "--export",
                        data.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            Awaitility.await()
                    .atMost(BOUND)
                    .until(() -> ADDRESS.matcher(Files.readString(output)).find());
            Matcher address = ADDRESS.matcher(Files.readString(output));
            assertThat(address.find()).isTrue();
            HttpRequest write = HttpRequest.newBuilder(URI.create("http://" + address.group(1) + "/more.json?ns=demo"))
                    .PUT(BodyPublishers.ofString("2"))
                    .build();
            assertThat(HttpClient.newHttpClient()
                            .send(write, BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(200);

            serve.destroy();
            assertThat(serve.waitFor(BOUND.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } finally {
            serve.destroyForcibly();
        }

        assertThat(data).content().isEqualToIgnoringWhitespace("{\"demo\": {\"more\": 2, \"seed\": 1}}");
    }
}
