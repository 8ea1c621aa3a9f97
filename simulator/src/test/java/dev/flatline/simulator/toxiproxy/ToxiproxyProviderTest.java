package dev.flatline.simulator.toxiproxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flatline.simulator.fault.FaultNetwork;
import dev.flatline.simulator.fault.Route;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which Toxiproxy a word gives, and what is said where it cannot be had. */
class ToxiproxyProviderTest {
    private static final Duration A_SECOND_AND_A_BIT = Duration.ofMillis(1800);

    @TempDir
    private Path folder;

    private final List<String> notes = new ArrayList<>();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            http://127.0.0.1:4711  | http://127.0.0.1:4711
            http://127.0.0.1:4711/ | http://127.0.0.1:4711
            http://localhost       | http://localhost:8474
            """)
    void aUrlIsAToxiproxyThatRunsAlready(String word, URI api) {
        assertThat(ToxiproxyProvider.of(word, Optional.empty())).isEqualTo(new ExternalProvider(api));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://127.0.0.1:1", "127.0.0.1:8474", "http://", "http://a/b", "http://u@a", "http://a?b", ":"
            })
    void otherUrlsAreRefusedWithAnExample(String word) {
        assertThatThrownBy(() -> ToxiproxyProvider.of(word, Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + word + "' is not the URL of a Toxiproxy, such as http://127.0.0.1:8474");
    }

    @Test
    void anUnknownWordIsAnsweredWithTheKnownOnes() {
        assertThatThrownBy(() -> ToxiproxyProvider.of("docker", Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "'docker' is neither one of auto, embedded, binary, container, netns, netns-loss-PERCENT nor a URL such as"
                                + " http://127.0.0.1:8474");
    }

    @Test
    void aCommandThatDoesNotBecomeAToxiproxyIsNamedWithWhatItSaid() {
        ToxiproxyProvider provider = ToxiproxyProvider.ofCommand(List.of("sh", "-c", "echo started with $1 $2", "sh"));

        assertThatThrownBy(() -> provider.start(1, notes::add))
                .isInstanceOf(UnavailableToxiproxyException.class)
                .hasMessage("sh did not start as a Toxiproxy does; it said: started with -host 127.0.0.1");
    }

    @Test
    void theEmbeddedOneIsThereAndEndsWhenClosed() {
        RunningToxiproxy toxiproxy =
                ToxiproxyProvider.of("embedded", Optional.empty()).start(1, notes::add);

        assertThat(toxiproxy.word()).isEqualTo("embedded");
        assertThat(toxiproxy.describe())
                .isEqualTo("embedded Toxiproxy 2.12.0 at 127.0.0.1:"
                        + toxiproxy.api().getPort());
        toxiproxy.close();
        assertThat(new PlainApi(toxiproxy.api()).version(Duration.ofSeconds(1))).isEmpty();
    }

    @Test
    void anExternalOneKeepsRunningAndLosesOnlyOurProxies() {
        try (RunningToxiproxy other = new EmbeddedProvider().start(1, notes::add);
                FaultNetwork theirs = other.network()) {
            Route their = theirs.route("alice", "127.0.0.1:1", false);
            RunningToxiproxy external = new ExternalProvider(other.api()).start(1, notes::add);
            FaultNetwork ours = external.network();
            Route our = ours.route("alice", "127.0.0.1:1", false);

            assertThat(external.word()).isEqualTo(other.api().toString());
            assertThat(our.traffic()).isPresent();
            ours.close();
            external.close();
            assertThat(their.traffic()).isPresent();
            assertThat(our.traffic()).isEmpty();
        }
    }

    @Test
    void noExternalOneIsSaidAtOnce() throws IOException {
        try (ServerSocket deaf = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            String url = "http://127.0.0.1:" + deaf.getLocalPort();
            long startNanos = System.nanoTime();

            assertThatThrownBy(() -> ExternalProvider.at(url).start(1, notes::add))
                    .isInstanceOf(UnavailableToxiproxyException.class)
                    .hasMessageContaining("no Toxiproxy answers at " + url + " within 1000 ms")
                    .hasMessageContaining("toxiproxy-server -host 127.0.0.1 -port " + deaf.getLocalPort());
            assertThat(Duration.ofNanos(System.nanoTime() - startNanos)).isLessThan(A_SECOND_AND_A_BIT);
        }
    }

    @Test
    void anExternalOneOnAnotherMachineIsRefused() {
        assertThatThrownBy(() -> ExternalProvider.at("http://192.0.2.1:8474").start(1, notes::add))
                .isInstanceOf(UnavailableToxiproxyException.class)
                .hasMessageContaining("192.0.2.1 is another machine");
    }

    @Test
    void autoPrefersTheAnnouncedOne() {
        try (RunningToxiproxy other = new EmbeddedProvider().start(1, notes::add)) {
            var auto = new AutoProvider(Optional.of(new ExternalProvider(other.api())), noBinary());

            assertThat(auto.start(1, notes::add).word()).isEqualTo(other.api().toString());
            assertThat(notes).isEmpty();
        }
    }

    @Test
    void autoDoesWithoutAnAnnouncedOneThatIsSilentAndSaysSo() throws IOException {
        try (ServerSocket deaf = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            ExternalProvider silent = ExternalProvider.at("http://127.0.0.1:" + deaf.getLocalPort());
            long startNanos = System.nanoTime();

            try (RunningToxiproxy found = new AutoProvider(Optional.of(silent), noBinary()).start(1, notes::add)) {
                assertThat(Duration.ofNanos(System.nanoTime() - startNanos)).isLessThan(A_SECOND_AND_A_BIT);
                assertThat(found.word()).isEqualTo("embedded");
            }
            assertThat(notes).singleElement().asString().contains("TOXIPROXY_URL", silent.api() + " within 1000 ms");
        }
    }

    @Test
    void autoTakesTheProgramOfThePathBeforeTheEmbeddedOne() throws IOException {
        Path program = program("exit 3");
        var auto = new AutoProvider(Optional.empty(), new BinaryProvider(Optional.empty(), "/nowhere:" + folder));

        // It was chosen, for it failed.
        assertThatThrownBy(() -> auto.start(1, notes::add)).hasMessageContaining(program.toString());
    }

    @Test
    void noProgramOnThePathIsSaidSo() {
        assertThatThrownBy(() -> noBinary().start(1, notes::add))
                .isInstanceOf(UnavailableToxiproxyException.class)
                .hasMessageContaining("there is no toxiproxy-server on the PATH");
    }

    @Test
    void aProgramThatIsNoneIsNamed() {
        Path missing = folder.resolve("missing");

        assertThatThrownBy(() ->
                        ToxiproxyProvider.of("binary", Optional.of(missing)).start(1, notes::add))
                .isInstanceOf(UnavailableToxiproxyException.class)
                .hasMessage(missing + " is not a program that can be run");
    }

    @Test
    void aProgramThatIsNoToxiproxyIsQuoted() throws IOException {
        Path program = program("echo what is -host >&2; exit 3");

        assertThatThrownBy(() -> new BinaryProvider(Optional.of(program), "").start(1, notes::add))
                .isInstanceOf(UnavailableToxiproxyException.class)
                .hasMessageContaining(program + " did not start as a Toxiproxy does; it said: what is -host");
    }

    private static BinaryProvider noBinary() {
        return new BinaryProvider(Optional.empty(), "/nowhere");
    }

    private Path program(String script) throws IOException {
        Path file = Files.writeString(folder.resolve("toxiproxy-server"), "#!/bin/sh\n" + script + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }
}
