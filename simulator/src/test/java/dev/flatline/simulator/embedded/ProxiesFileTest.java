package dev.flatline.simulator.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The file of proxies that an engine can start with: what is made of it, and where it says something is wrong. */
class ProxiesFileTest {
    @TempDir
    private Path folder;

    @Test
    void itsProxiesAreThereFromTheStart() throws IOException {
        Path file = file("""
                [
                  {"name": "a", "listen": "127.0.0.1:0", "upstream": "127.0.0.1:1", "comment": "ignored"},
                  {"NAME": "b", "upstream": "127.0.0.1:2", "enabled": false}
                ]""");

        try (EmbeddedToxiproxy engine = start(file)) {
            ApiClient api = new ApiClient(URI.create("http://" + engine.host() + ":" + engine.port()));

            assertThat(api.get("/proxies/a").json().path("enabled").asBoolean()).isTrue();
            assertThat(api.get("/proxies/b").json().path("upstream").asString()).isEqualTo("127.0.0.1:2");
            assertThat(api.get("/proxies/b").json().path("enabled").asBoolean()).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                          | :1:1: an array of proxies is wanted here
            ''                                          | :1:1: an array of proxies is wanted here
            [{"upstream":"x:1"}]                        | :1:2: missing required field: name at proxy 1
            [{"name":"a","upstream":"x:1"},{"name":"b"}] | :1:32: missing required field: upstream at proxy 2
            [{"name":5}]                                | :1:2: bad request body: name must be a string, was 5
            [7]                                         | :1:2: bad request body: a proxy must be an object, was 7
            [{"name":"a","upstream":"x:1","listen":"no"}] | :1:2: listen tcp: address no: missing port in address
            [{"name":"a" "upstream":"x:1"}]             | :1:14:
            [{"name":"a","upstream":"x:1"}              | :1:
            """)
    void whatIsWrongIsNamedWithItsPlace(String content, String told) throws IOException {
        Path file = file(content);

        assertThatThrownBy(() -> start(file))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContaining(told);
    }

    @Test
    void aPortThatIsTakenStopsTheStartAndFreesThePortsBeforeIt() throws IOException {
        int free = freePort();
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Path file = file("[{\"name\":\"a\",\"listen\":\"127.0.0.1:" + free + "\",\"upstream\":\"x:1\"},\n"
                    + " {\"name\":\"b\",\"listen\":\"127.0.0.1:" + taken.getLocalPort() + "\",\"upstream\":\"x:1\"}]");

            assertThatThrownBy(() -> start(file)).hasMessageContaining(":2:2: listen tcp 127.0.0.1:");
        }
        try (ServerSocket again = new ServerSocket(free, 1, InetAddress.getLoopbackAddress())) {
            assertThat(again.isBound()).isTrue();
        }
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        Path missing = folder.resolve("missing.json");

        assertThatThrownBy(() -> start(missing)).hasMessage("cannot read " + missing + ": there is no such file");
    }

    @Test
    void aPortOutOfRangeIsRefused() {
        assertThatThrownBy(() -> EngineConfig.builder().port(70_000).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("port must be between 0 and 65535, not 70000");
    }

    private static EmbeddedToxiproxy start(Path file) throws IOException {
        return EmbeddedToxiproxy.start(EngineConfig.builder().proxiesFile(file).build());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("proxies.json"), content);
    }
}
