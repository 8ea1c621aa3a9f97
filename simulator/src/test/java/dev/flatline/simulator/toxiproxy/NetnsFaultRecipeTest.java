package dev.flatline.simulator.toxiproxy;

import static dev.flatline.simulator.fault.Peer.State.CONNECTING;
import static dev.flatline.simulator.fault.Peer.State.FIN;
import static dev.flatline.simulator.fault.Peer.State.OPEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder.request;

import dev.flatline.simulator.fault.Fault;
import dev.flatline.simulator.fault.FaultNetwork;
import dev.flatline.simulator.fault.Peer;
import dev.flatline.simulator.fault.Route;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/**
 * The faults on packets. A namespace is entered when a program starts, so the tests run in a second JVM; this one only says
 * what came of it.
 */
class NetnsFaultRecipeTest {
    private static final String REQUIRE_VARIABLE = "FLATLINE_REQUIRE";
    private static final long LIMIT_SECONDS = 180;
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration A_WHILE = Duration.ofMillis(300);

    @Test
    void everyFaultMeansTheSameInsideANetworkNamespace() throws Exception {
        runInside(InNamespace.class);
    }

    @Test
    void nothingIsMissingAfterPacketsWereLost() throws Exception {
        runInside(Lossy.class);
    }

    @Test
    void theNetworkOfTheHostIsNeverTouched() {
        assertThatThrownBy(() -> ToxiproxyProvider.of("netns", Optional.empty()).start(1, note -> {}))
                .isInstanceOf(UnavailableToxiproxyException.class)
                .hasMessageContaining("not in a network namespace of its own")
                .hasMessageContaining("unshare");
    }

    @ParameterizedTest
    @ValueSource(strings = {"netns-loss-0", "netns-loss-51", "netns-loss-x", "netns-loss"})
    void aLossIsBetweenOneAndFiftyPercent(String word) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ToxiproxyProvider.of(word, Optional.empty()))
                .withMessageContaining("netns-loss-PERCENT");
    }

    private static void runInside(Class<?> tests) throws IOException, InterruptedException {
        List<String> unshare = unshare();
        List<String> command = new ArrayList<>(unshare);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Inside.class.getName(),
                tests.getName()));
        Process child = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            String output = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(child.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
            if (child.exitValue() == Inside.MISSING) {
                throw missing(output);
            }
            assertThat(child.exitValue()).as(output).isZero();
        } finally {
            child.destroyForcibly();
        }
    }

    /** Who is root needs no user namespace, which some systems forbid. */
    private static List<String> unshare() throws InterruptedException {
        List<List<String>> ways =
                List.of(List.of("unshare", "--net"), List.of("unshare", "--user", "--map-root-user", "--net"));
        for (List<String> way : ways) {
            List<String> attempt = new ArrayList<>(way);
            attempt.add("true");
            try {
                if (new ProcessBuilder(attempt).start().waitFor() == 0) {
                    return way;
                }
            } catch (IOException e) {
                throw missing(e.toString());
            }
        }
        throw missing("this system lets us make no network namespace");
    }

    private static AssertionError missing(String reason) {
        String required = Optional.ofNullable(System.getenv(REQUIRE_VARIABLE)).orElse("");
        return Arrays.asList(required.split(",", -1)).contains("netns")
                ? new AssertionError(reason + "; " + REQUIRE_VARIABLE + " asks for netns")
                : abort(reason);
    }

    /** Runs the tests of one class, and ends with 0 if there were some and all of them passed. */
    static final class Inside {
        static final int MISSING = 3;

        private Inside() {}

        public static void main(String[] arguments) {
            try {
                new NetnsProvider(0).start(1, note -> {}).close();
            } catch (UnavailableToxiproxyException e) {
                System.out.println(e.getMessage());
                System.exit(MISSING);
            }
            SummaryGeneratingListener results = new SummaryGeneratingListener();
            LauncherFactory.create()
                    .execute(request().selectors(selectClass(arguments[0])).build(), results);
            TestExecutionSummary summary = results.getSummary();
            PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
            summary.printTo(out);
            summary.printFailuresTo(out);
            boolean allPassed = summary.getTestsFoundCount() > 0
                    && summary.getTestsFoundCount() == summary.getTestsSucceededCount();
            System.exit(allPassed ? 0 : 1);
        }
    }

    /** What all backends do. Public for JUnit, which finds it by its name in the second JVM only. */
    public static class InNamespace extends LiveFaultRecipeContract {
        private static RunningToxiproxy engine;

        @BeforeAll
        static void start() {
            engine = new NetnsProvider(0).start(1, note -> {});
        }

        @AfterAll
        static void stop() {
            engine.close();
        }

        @Override
        RunningToxiproxy toxiproxy() {
            return engine;
        }

        /** Only a proxy can say goodbye while nothing passes; here, the FIN waits for the signal like everything else. */
        @Test
        @Override
        public void closeGetsThroughASignalLoss() {
            Route route = network().route("alice", serverAddress(), false);
            Peer client = connect(route.address());
            assertThat(await(() -> accepted().size() == 1, LIMIT)).isTrue();
            Peer server = accepted().get(0);
            awaitLinked(route);
            route.apply(new Fault.SignalLoss());

            route.apply(new Fault.Close());

            assertThat(await(() -> server.state() == FIN, LIMIT)).isTrue();
            assertThat(await(() -> client.state() == FIN, A_WHILE)).isFalse();
            route.apply(new Fault.SignalBack());
            assertThat(await(() -> client.state() == FIN, LIMIT)).isTrue();
        }

        /** A proxy would accept; here nobody hears the client call. */
        @Test
        @Override
        public void connectionsMadeDuringSignalLossAreSilentUntilItIsBack() {
            Route route = network().route("alice", serverAddress(), false);
            route.apply(new Fault.SignalLoss());
            assertThat(connect(route.address()).state()).isEqualTo(CONNECTING);

            route.apply(new Fault.SignalBack());

            Peer second = connect(route.address());
            assertThat(second.state()).isEqualTo(OPEN);
            second.send("hello");
            assertThat(await(
                            () -> accepted().size() == 1
                                    && accepted().get(0).received().equals("hello"),
                            LIMIT))
                    .isTrue();
        }
    }

    /** What TCP makes of a line that loses every fifth packet. */
    public static class Lossy {
        private static final int MESSAGES = 50;

        @Test
        public void everyByteArrivesInOrderAndPacketsWereLost() throws Exception {
            try (LiveServer server = new LiveServer();
                    RunningToxiproxy engine = new NetnsProvider(20).start(1, note -> {});
                    FaultNetwork network = engine.network()) {
                assertThat(engine.word()).isEqualTo("netns-loss-20");
                String[] address = network.route("alice", server.address(), false)
                        .address()
                        .split(":", 2);
                // Not with the patience of other tests: a lost SYN is sent again only after a second.
                Peer client = SocketPeer.accept(new Socket(address[0], Integer.parseInt(address[1])));
                Awaitility.await().atMost(LIMIT).until(() -> server.accepted().size() == 1);
                Peer peer = server.accepted().get(0);
                StringBuilder sent = new StringBuilder();
                // One after the other, or TCP would put many into one packet.
                for (int i = 0; i < MESSAGES; i++) {
                    String message = "message " + i + ";";
                    sent.append(message);
                    client.send(message);
                    Awaitility.await()
                            .atMost(LIMIT)
                            .pollDelay(Duration.ZERO)
                            .pollInterval(Duration.ofMillis(2))
                            .until(() -> peer.received().contentEquals(sent));
                }

                assertThat(retransmissions(Files.readString(Path.of("/proc/net/snmp"))))
                        .as("segments that the kernel has sent again in this namespace")
                        .isPositive();
                client.close();
            }
        }

        /** Two lines that begin with Tcp: the names, and the numbers below them. */
        private static long retransmissions(String counters) {
            List<List<String>> lines = counters.lines()
                    .filter(line -> line.startsWith("Tcp:"))
                    .map(line -> List.of(line.split(" ")))
                    .toList();
            return Long.parseLong(lines.get(1).get(lines.get(0).indexOf("RetransSegs")));
        }
    }
}
