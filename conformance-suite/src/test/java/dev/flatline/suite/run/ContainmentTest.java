package dev.flatline.suite.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.flatline.reports.journal.Journal;
import dev.flatline.reports.journal.JournalReader;
import dev.flatline.reports.journal.JournalWriter;
import dev.flatline.reports.journal.ScenarioRun;
import dev.flatline.reports.journal.Verdict;
import dev.flatline.reports.journal.VerdictRecord;
import dev.flatline.simulator.toxiproxy.ToxiproxyProvider;
import dev.flatline.suite.driver.stdio.DriverCommand;
import dev.flatline.suite.driver.stdio.StdioDriverFactory;
import dev.flatline.suite.driver.stdio.StdioLimits;
import dev.flatline.suite.run.live.LiveWorld;
import dev.flatline.suite.scenario.Scenario;
import dev.flatline.suite.scenario.ScenarioLoader;
import dev.flatline.suite.target.ReferenceTarget;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A driver that breaks its contract spoils its own scenario and no other. The drivers here are the reference client, but for the
 * client mallory, or for one start, when they do what they should not.
 */
@DisplayName("A driver that")
class ContainmentTest {

    private static final String STEPS =
            "- client: %s\n  set: { path: a, value: 1 }\n- expect: { path: a, becomes: 1, within: push }\n";

    /** {@code $odd} is for one process that is not the probe's, {@code $forMallory} for one client. */
    private static final String SCRIPT = """
            if mkdir "$marks/probed" 2> /dev/null; then odd=; elif mkdir "$marks/odd" 2> /dev/null; then odd=$odd; else odd=; fi
            test -z "$odd" || { echo 'about to go wrong' >&2; eval "$odd"; }
            echo "$greeting"
            read -r start || exit 0
            case "$start" in *mallory*)
              test -z "$forMallory" || { echo 'about to go wrong' >&2; eval "$forMallory"; exit 3; };;
            esac
            { echo "$start"; exec cat; } | "$java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp "$classes" \
              dev.flatline.suite.cli.ReferenceProgram | sed -u 1d
            """;

    private static final String GREETING =
            "{\"flatline\":1,\"driver\":\"odd\",\"version\":\"1\",\"sdk\":\"none 0\",\"capabilities\":[]}";

    @TempDir
    private Path marks;

    @Test
    @DisplayName("dies unasked spoils its own scenario alone")
    void dies() throws InterruptedException {
        assertThat(spoiled(forMallory("exit 3")).reason())
                .contains("mallory: The driver of mallory ended unasked, with exit code 3\nabout to go wrong");
    }

    @Test
    @DisplayName("prints to its standard output spoils its own scenario alone")
    void prints() throws InterruptedException {
        assertThat(spoiled(forMallory("echo Connecting...; exec sleep 60")).reason())
                .contains("printed a line that is not a JSON object: Connecting...")
                .endsWith("about to go wrong");
    }

    @Test
    @DisplayName("floods spoils its own scenario alone")
    void floods() throws InterruptedException {
        assertThat(spoiled(forMallory("exec yes '{\"event\":\"connected\",\"value\":false}'"))
                        .reason())
                .contains("printed more than 1000 lines")
                .endsWith("about to go wrong");
    }

    @Test
    @DisplayName("never greets spoils its own scenario alone")
    void hangs() throws InterruptedException {
        assertThat(spoiled(once("exec sleep 600")).reason())
                .contains("did not describe itself within")
                .endsWith("about to go wrong");
    }

    @Test
    @DisplayName("greets and then says nothing spoils its own scenario alone")
    void fallsSilent() throws InterruptedException {
        assertThat(spoiled(forMallory("exec sleep 600")).reason())
                .contains("mallory: its driver has said nothing within 30");
    }

    @Test
    @DisplayName("speaks another version than when it was asked first spoils its own scenario alone")
    void liesAboutTheProtocol() throws InterruptedException {
        assertThat(spoiled(once("echo '{\"flatline\":2}'; exec sleep 60")).reason())
                .contains("speaks version 2 of the driver protocol; this Flatline speaks version 1");
    }

    @Test
    @DisplayName("is another than when it was asked first spoils its own scenario alone")
    void liesAboutItself() throws InterruptedException {
        assertThat(spoiled(once("greeting=$(echo \"$greeting\" | sed 's/none 0/none 1/')"))
                        .reason())
                .contains("describes itself as")
                .contains("sdk=none 1")
                .contains("but was");
    }

    private static Map<String, String> forMallory(String what) {
        return Map.of("forMallory", what, "odd", "");
    }

    private static Map<String, String> once(String what) {
        return Map.of("forMallory", "", "odd", what);
    }

    /** Plays a scenario of mallory's and one of alice's, one after the other, and gives the verdict of the one that was spoiled. */
    private VerdictRecord spoiled(Map<String, String> oddity) throws InterruptedException {
        List<Scenario> scenarios = List.of(scenarioOf("mallory"), scenarioOf("alice"));
        StringWriter text = new StringWriter();
        try (World world = LiveWorld.open(
                        Plays.target(Optional.empty()),
                        Optional.of(drivers(oddity)),
                        ToxiproxyProvider.of("embedded", Optional.empty()).start(1, note -> {}),
                        1,
                        1);
                JournalWriter journal = new JournalWriter(text)) {
            new SuiteRunner(world, Plays.catalogue(), ReferenceTarget.timing().stretched(5))
                    .run(scenarios, Plays.header(), journal, new Plays.Silent());
        }
        await().atMost(Duration.ofSeconds(30))
                .until(() -> ProcessHandle.current().descendants().noneMatch(ProcessHandle::isAlive));
        Journal journal = JournalReader.read(new StringReader(text.toString()));
        assertThat(journal.isComplete()).isTrue();
        List<VerdictRecord> verdicts = journal.scenarios().stream()
                .map(ScenarioRun::verdict)
                .flatMap(Optional::stream)
                .toList();
        assertThat(verdicts)
                .extracting(VerdictRecord::verdict)
                .containsExactlyInAnyOrder(Verdict.HARNESS_ERROR, Verdict.PASS);
        return verdicts.stream()
                .filter(verdict -> verdict.verdict() == Verdict.HARNESS_ERROR)
                .findFirst()
                .orElseThrow();
    }

    private static Scenario scenarioOf(String client) {
        return new ScenarioLoader(Plays.catalogue().requirements())
                .parse(
                        "test/" + client + ".yaml",
                        "title: A scenario of a test\ncovers: [OD-02]\nclients: [" + client + "]\nsteps:\n"
                                + STEPS.formatted(client).indent(2));
    }

    private StdioDriverFactory drivers(Map<String, String> oddity) {
        Map<String, String> environment = new HashMap<>(oddity);
        environment.put("greeting", GREETING);
        environment.put("marks", marks.toString());
        environment.put(
                "java", Path.of(System.getProperty("java.home"), "bin", "java").toString());
        environment.put("classes", System.getProperty("java.class.path"));
        return StdioDriverFactory.probe(
                new DriverCommand(List.of("sh", "-c", SCRIPT), marks, environment),
                new StdioLimits(Duration.ofSeconds(20), Duration.ofSeconds(5), 10_000, 1000, 100));
    }
}
