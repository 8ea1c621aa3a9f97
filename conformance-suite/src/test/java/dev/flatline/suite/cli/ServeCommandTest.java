package dev.flatline.suite.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("flatline serve")
class ServeCommandTest {
    private static final Duration BOUND = Duration.ofSeconds(60);
    private static final Pattern ADDRESS = Pattern.compile("Listening on (\\S+:\\d+)");

    @TempDir
    private Path folder;

    @Test
    @DisplayName("begins with the data of --import and leaves it in --export when the process is told to end")
    void keepsDataInAFile() throws Exception {
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
            await().atMost(BOUND)
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
