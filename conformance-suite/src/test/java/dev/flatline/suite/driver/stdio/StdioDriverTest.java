package dev.flatline.suite.driver.stdio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.flatline.suite.driver.Command;
import dev.flatline.suite.driver.DriverEvent;
import dev.flatline.suite.driver.DriverEvent.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Drivers here are shell scripts: {@code $greeting} holds a valid self-description. */
class StdioDriverTest {

    private static final StdioLimits LIMITS =
            new StdioLimits(Duration.ofSeconds(5), Duration.ofSeconds(2), 1000, 20, 5);
    private static final Command ANYTHING = new Command.Remove("a");

    @TempDir
    private Path folder;

    private final Queue<DriverEvent> events = new ConcurrentLinkedQueue<>();

    @AfterEach
    void noThreadAndNoProcessIsLeft() {
        await().until(() -> ProcessHandle.current().descendants().noneMatch(ProcessHandle::isAlive));
        await().until(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().startsWith("flatline-alice")));
    }

    @Test
    void theDriverIsToldToStartOnceItHasGreetedThenItsCommandsInOrder() {
        StdioDriver driver = start("""
                echo "$greeting"
                head -n 3 > received
                echo '{"event":"connected","value":true}'
                exec cat > /dev/null
                """);
        driver.send(7, ANYTHING);
        driver.send(8, new Command.GoOffline());

        awaitEvents(1);
        assertThat(folder.resolve("received"))
                .hasContent(String.join(
                        "\n",
                        Samples.START,
                        Encoder.command(7, ANYTHING),
                        Encoder.command(8, new Command.GoOffline())));
        driver.close();
    }

    @Test
    void repliesAndEventsAreToldInTheirOrder() {
        StdioDriver driver = start("""
                echo "$greeting"; read start; read command
                echo '{"event":"connected","value":false}'
                echo '{"event":"log","text":"not for the runner"}'
                echo '{"id":7,"acked":true,"value":{"é":[1,null]}}'
                exec cat > /dev/null
                """);
        driver.send(7, new Command.Get("a"));

        awaitEvents(2);
        assertThat(events)
                .containsExactly(
                        new DriverEvent.Connected(false),
                        new DriverEvent.Reply(7, Outcome.acknowledged(), Map.of("é", Arrays.asList(1L, null))));
        driver.close();
    }

    @Test
    void aDriverThatDiesIsBrokenAndItsLastFortyLinesOfErrorsAreKept() {
        start("echo \"$greeting\"; seq 1 100 >&2; exit 3");

        assertThat(broken().reason()).isEqualTo("The driver of alice ended unasked, with exit code 3");
        assertThat(broken().details().lines())
                .containsExactlyElementsOf(IntStream.rangeClosed(61, 100)
                        .mapToObj(Integer::toString)
                        .toList());
    }

    @Test
    void eventsBeforeItsDeathAreTold() {
        start("echo \"$greeting\"; echo '{\"event\":\"connected\",\"value\":false}'; printf '{\"ev'");

        broken();
        assertThat(events).hasSize(2).first().isEqualTo(new DriverEvent.Connected(false));
    }

    @Test
    void errorsWithoutLineFeedsAreCutAndLogsStandAmongThem() {
        start("""
                echo "$greeting"; echo '{"event":"log","text":"careful"}'
                head -c 1000000 /dev/zero | tr '\\0' e >&2
                """);

        assertThat(broken().details()).contains("careful").contains("eee...").hasSizeLessThan(1000);
    }

    @Test
    void aDriverThatPrintsSomethingElseIsBroken() {
        start("echo Listening...; exec cat > /dev/null");

        assertThat(broken().reason())
                .isEqualTo("The driver of alice printed a line that is not a JSON object: Listening..."
                        + " (standard output is for the protocol; anything else belongs on standard error)");
    }

    @Test
    void aDriverThatSpeaksNonsenseLaterIsBroken() {
        start("echo \"$greeting\"; echo '{\"event\":\"exploded\"}'; exec cat > /dev/null");

        assertThat(broken().reason()).contains("told of an unknown event \"exploded\"");
    }

    @Test
    void aDriverThatAnswersWhatNobodyAskedIsBroken() {
        start("echo \"$greeting\"; echo '{\"id\":9,\"acked\":true}'; exec cat > /dev/null");

        assertThat(broken().reason()).endsWith("answered the command 9, which does not wait for one");
    }

    @Test
    void aDriverThatAnswersTwiceIsBroken() {
        StdioDriver driver = start("""
                echo "$greeting"; read start; read command
                echo '{"id":7,"acked":true}'; echo '{"id":7,"acked":true}'; exec cat > /dev/null
                """);
        driver.send(7, ANYTHING);

        assertThat(broken().reason()).endsWith("answered the command 7, which does not wait for one");
    }

    @Test
    void aDriverOfAnotherVersionIsBroken() {
        start("echo '{\"flatline\":2}'; exec cat > /dev/null");

        assertThat(broken().reason()).contains("speaks version 2 of the driver protocol");
    }

    @Test
    void aDriverThatNeverGreetsIsBroken() {
        start(new StdioLimits(Duration.ofMillis(200), Duration.ofSeconds(2), 1000, 20, 5), "sleep 60");

        assertThat(broken().reason()).isEqualTo("The driver of alice did not describe itself within 200 ms");
    }

    @Test
    void aDriverThatFloodsIsBroken() {
        start("echo \"$greeting\"; while :; do echo '{\"event\":\"connected\",\"value\":true}'; done");

        assertThat(broken().reason()).isEqualTo("The driver of alice printed more than 20 lines");
        assertThat(events).hasSize(21);
    }

    @Test
    void aDriverWhoseLineNeverEndsIsBroken() {
        start("echo \"$greeting\"; yes | tr -d '\\n'");

        assertThat(broken().reason()).isEqualTo("The driver of alice printed a line of more than 1000 bytes");
    }

    @Test
    void aDriverThatPrintsBytesWhichAreNoTextIsBroken() {
        start("printf '\\377\\n'; exec cat > /dev/null");

        assertThat(broken().reason()).isEqualTo("The driver of alice printed a line that is not UTF-8");
    }

    @Test
    void aDriverThatDoesNotReadIsBroken() {
        StdioDriver driver = start("echo \"$greeting\"; sleep 60");
        String large = "x".repeat(100_000);
        for (int id = 0; id < 10; id++) {
            driver.send(id, new Command.SetValue("a", large));
        }

        assertThat(broken().reason()).isEqualTo("The driver of alice does not read its standard input: 5 lines wait");
    }

    @Test
    void aDriverThatClosesItsInputButLivesOnIsBroken() {
        start("exec 0<&-; echo \"$greeting\"; exec sleep 60").send(7, ANYTHING);

        assertThat(broken().reason()).isEqualTo("The driver of alice closed its standard input but still runs");
    }

    @Test
    void aDriverThatClosesItsOutputButLivesOnIsBroken() {
        start(
                new StdioLimits(Duration.ofSeconds(5), Duration.ofMillis(200), 1000, 20, 5),
                "echo \"$greeting\"; exec sleep 60 >&-");

        assertThat(broken().reason()).isEqualTo("The driver of alice closed its standard output but still runs");
    }

    @Test
    void aDriverThatLeavesAnotherProcessOnItsOutputIsBroken() throws IOException {
        start("echo \"$greeting\"; sleep 60 & echo $! > background; exit 4");

        assertThat(broken().reason()).isEqualTo("The driver of alice ended unasked, with exit code 4");
        ProcessHandle.of(Long.parseLong(
                        Files.readString(folder.resolve("background")).strip()))
                .ifPresent(ProcessHandle::destroyForcibly);
    }

    @Test
    void aDriverThatCannotBeStartedIsBroken() {
        DriverCommand command = DriverCommand.of(folder, "no-such-program");
        var driver = new StdioDriverFactory(command, LIMITS, anyone()).start(Samples.ALICE, events::add);
        driver.send(7, ANYTHING);
        driver.kill();
        driver.close();

        assertThat(broken().reason())
                .startsWith("The driver could not be started: Cannot run program \"no-such-program\"");
    }

    @Test
    void nothingFollowsAfterADriverIsBroken() {
        StdioDriver driver = start("echo nonsense; exec cat");
        broken();
        driver.send(7, ANYTHING);
        driver.kill();
        driver.close();

        assertThat(events).hasSize(1);
    }

    @Test
    void killEndsTheProcessAndWhatItStartedAtOnceAndNothingIsToldOfIt() {
        StdioDriver driver = start("""
                trap '' TERM INT HUP
                echo "$greeting"; echo '{"event":"connected","value":true}'
                sleep 60; sleep 60
                """);
        awaitEvents(1);
        await().until(() -> driver.process().descendants().findAny().isPresent());
        List<ProcessHandle> descendants = driver.process().descendants().toList();
        driver.kill();

        await().until(() -> !driver.process().isAlive());
        await().until(() -> descendants.stream().noneMatch(ProcessHandle::isAlive));
        driver.close();
        assertThat(events).hasSize(1);
    }

    @Test
    void aFrozenDriverSaysNothingUntilItThaws() {
        StdioDriver driver = start("""
                echo "$greeting"; read start; echo '{"event":"connected","value":true}'
                read command; echo '{"event":"connected","value":false}'; exec cat > /dev/null
                """);
        awaitEvents(1);
        driver.freeze();
        driver.send(1, ANYTHING);
        await().during(Duration.ofMillis(200)).until(() -> events.size() == 1);

        driver.thaw();

        awaitEvents(2);
        driver.close();
    }

    @Test
    void itsClockIsMovedByALineWithoutReplyAndNotAfterItsEnd() {
        StdioDriver driver = start("""
                echo "$greeting"; read start; read clock; echo "$clock" > clock
                echo '{"event":"connected","value":true}'; exec cat > /dev/null
                """);
        driver.skewClock(Duration.ofHours(1));

        awaitEvents(1);
        assertThat(folder.resolve("clock")).hasContent(Encoder.clockSkew(Duration.ofHours(1)));
        driver.close();
        driver.skewClock(Duration.ZERO);
        assertThat(events).containsExactly(new DriverEvent.Connected(true));
    }

    @Test
    void aFrozenDriverIsThawedToStop() {
        StdioDriver driver = start("""
                echo "$greeting"; read start; echo '{"event":"connected","value":true}'
                read stop; echo "$stop" > stopped
                """);
        awaitEvents(1);
        driver.freeze();
        driver.freeze();

        driver.close();

        await().until(() -> Files.exists(folder.resolve("stopped")));
        await().until(() -> !driver.process().isAlive());
        driver.thaw();
    }

    @Test
    void closeAsksTheDriverToStop() {
        StdioDriver driver = start("""
                echo "$greeting"; echo '{"event":"connected","value":true}'
                read start; read stop; echo "$stop" > stopped; cat >> stopped; exit 5
                """);
        awaitEvents(1);
        driver.close();
        driver.close();

        await().until(() -> !driver.process().isAlive());
        assertThat(folder.resolve("stopped")).hasContent("{\"stop\":true}");
        assertThat(events).hasSize(1);
    }

    @Test
    void aDriverThatDoesNotStopIsKilled() {
        StdioDriver driver = start(
                new StdioLimits(Duration.ofSeconds(5), Duration.ofMillis(200), 1000, 20, 5),
                "echo \"$greeting\"; echo '{\"event\":\"connected\",\"value\":true}'; sleep 60");
        awaitEvents(1);
        driver.close();

        await().until(() -> !driver.process().isAlive());
        assertThat(events).hasSize(1);
    }

    @Test
    void closeBeforeTheGreetingEndsTheProcess() {
        StdioDriver driver = start("sleep 60");
        driver.close();

        await().until(() -> !driver.process().isAlive());
        assertThat(events).isEmpty();
    }

    @Test
    void aFrozenDriverHoldsUpNobodyAndIsEnded() throws IOException, InterruptedException {
        StdioDriver driver = start(
                new StdioLimits(Duration.ofSeconds(5), Duration.ofMillis(200), 1000, 20, 100),
                "echo \"$greeting\"; echo '{\"event\":\"connected\",\"value\":true}'; exec cat > /dev/null");
        awaitEvents(1);
        new ProcessBuilder("kill", "-STOP", Long.toString(driver.process().pid()))
                .start()
                .waitFor();
        String large = "x".repeat(100_000);
        for (int id = 0; id < 10; id++) {
            driver.send(id, new Command.SetValue("a", large));
        }
        driver.close();

        await().until(() -> !driver.process().isAlive());
        assertThat(events).hasSize(1);
    }

    private StdioDriver start(String script) {
        return start(LIMITS, script);
    }

    private StdioDriver start(StdioLimits limits, String script) {
        DriverCommand command =
                new DriverCommand(List.of("sh", "-c", script), folder, Map.of("greeting", Samples.GREETING));
        return (StdioDriver) new StdioDriverFactory(command, limits, anyone()).start(Samples.ALICE, events::add);
    }

    private static SelfDescription anyone() {
        return new SelfDescription("sample", "1", "none 0", List.of());
    }

    private void awaitEvents(int count) {
        await().until(() -> events.size() >= count);
    }

    private DriverEvent.Broken broken() {
        return await().until(
                        () -> events.stream()
                                .filter(DriverEvent.Broken.class::isInstance)
                                .map(DriverEvent.Broken.class::cast)
                                .toList(),
                        found -> !found.isEmpty())
                .get(0);
    }
}
