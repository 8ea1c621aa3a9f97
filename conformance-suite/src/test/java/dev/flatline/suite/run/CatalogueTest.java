package dev.flatline.suite.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flatline.reports.journal.Header;
import dev.flatline.reports.journal.Journal;
import dev.flatline.reports.journal.JournalReader;
import dev.flatline.reports.journal.JournalWriter;
import dev.flatline.reports.journal.ScenarioRun;
import dev.flatline.reports.journal.Target;
import dev.flatline.reports.journal.Verdict;
import dev.flatline.reports.render.FailureReport;
import dev.flatline.simulator.toxiproxy.RunningToxiproxy;
import dev.flatline.simulator.toxiproxy.ToxiproxyProvider;
import dev.flatline.suite.driver.Capability;
import dev.flatline.suite.driver.DriverFactory;
import dev.flatline.suite.driver.stdio.OfficialSdk;
import dev.flatline.suite.run.live.LiveWorld;
import dev.flatline.suite.run.virtual.VirtualWorld;
import dev.flatline.suite.scenario.Scenario;
import java.io.StringReader;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole catalogue, in both worlds and with the official SDK: the same verdicts everywhere. */
class CatalogueTest {

    private static final long SEED = 7;

    @Test
    void theReferenceKeepsEveryPromiseInVirtualTime() throws InterruptedException {
        assertAllPass(read(virtualJournal()));
    }

    @Test
    void theReferenceKeepsEveryPromiseOnRealSockets() throws InterruptedException {
        assertAllPass(liveJournal(Optional.empty(), Plays.SIDE_BY_SIDE));
    }

    @Test
    void theReferenceKeepsEveryPromiseThroughTheRealToxiproxy() throws InterruptedException {
        assertAllPass(liveJournal(Optional.empty(), RealToxiproxy.binary(), Plays.SIDE_BY_SIDE));
    }

    @Test
    void theOfficialJavaScriptSdkKeepsEveryPromise() throws InterruptedException {
        assertAllPass(OfficialSdk.firebaseJs());
    }

    @Tag("full")
    @ParameterizedTest
    @ValueSource(strings = {"firebase-js-8", "firebase-admin"})
    void otherOfficialSdksKeepEveryPromise(String driver) throws InterruptedException {
        assertAllPass(OfficialSdk.inNode(driver));
    }

    @Tag("full")
    @Test
    void theReferenceKeepsEveryPromiseAsAProcess() throws InterruptedException {
        DriverFactory clients = OfficialSdk.referenceProcess();
        // A JVM that has just begun is slow to read its first greeting, which shows in its clock offset (OFF-05, a
        // SHOULD).
        assertAll(liveJournal(Optional.of(clients), 8), clients::can, Verdict.PASS, Verdict.WARN);
    }

    @Test
    void virtualRunsRepeatThemselvesToTheByte() throws InterruptedException {
        assertThat(virtualJournal()).isEqualTo(virtualJournal());
    }

    @Test
    void aVirtualJournalDependsOnTheSeedAlone() throws InterruptedException {
        assertThat(virtualJournal())
                .doesNotContain(System.getProperty("user.dir"))
                .doesNotContain(System.getProperty("user.name") + "/")
                // The virtual network counts its addresses from there.
                .doesNotContainPattern("127\\.0\\.0\\.1(?!:200\\d\\d\\b)");
    }

    private static void assertAllPass(Journal journal) {
        assertAll(journal, capability -> true, Verdict.PASS);
    }

    /** Scenarios about drivers have a test of their own; what a client cannot do is no failure of its. */
    private static void assertAll(Journal journal, Predicate<Capability> can, Verdict... good) {
        assertThat(journal.isComplete()).isTrue();
        assertThat(journal.scenarios()).hasSizeGreaterThanOrEqualTo(15);
        assertThat(journal.scenarios()).as(() -> FailureReport.render(journal)).allSatisfy(run -> {
            Needs needs = needs(run);
            boolean playable =
                    needs.drivers().isEmpty() && needs.ofClients().stream().allMatch(can);
            assertThat(run.verdict().orElseThrow().verdict())
                    .as(run.scenario().id())
                    .isIn((Object[]) (playable ? good : new Verdict[] {Verdict.SKIPPED}));
        });
    }

    private static Needs needs(ScenarioRun run) {
        return Plays.catalogue().scenarios().stream()
                .filter(scenario -> scenario.id().equals(run.scenario().id()))
                .map(Needs::of)
                .findFirst()
                .orElseThrow();
    }

    private static void assertAllPass(DriverFactory clients) throws InterruptedException {
        assertAll(liveJournal(Optional.of(clients), 8), clients::can, Verdict.PASS);
    }

    private static String virtualJournal() throws InterruptedException {
        try (World world = new VirtualWorld(Plays.target(Optional.empty()), SEED)) {
            return journal(world, Header.virtual("flatline test", SEED, target(world), boundsMillis()));
        }
    }

    private static Journal liveJournal(Optional<DriverFactory> processes, int sideBySide) throws InterruptedException {
        RunningToxiproxy embedded =
                ToxiproxyProvider.of("embedded", Optional.empty()).start(SEED, note -> {});
        return liveJournal(processes, embedded, sideBySide);
    }

    private static Journal liveJournal(Optional<DriverFactory> processes, RunningToxiproxy toxiproxy, int sideBySide)
            throws InterruptedException {
        try (World world = LiveWorld.open(Plays.target(Optional.empty()), processes, toxiproxy, SEED, sideBySide)) {
            return read(journal(
                    world, Header.live("flatline test", SEED, 1, target(world), boundsMillis(), Instant.EPOCH)));
        }
    }

    private static String journal(World world, Header header) throws InterruptedException {
        StringWriter text = new StringWriter();
        try (JournalWriter journal = new JournalWriter(text)) {
            new SuiteRunner(
                            world,
                            Plays.catalogue(),
                            Plays.target(Optional.empty()).timing())
                    .run(Plays.catalogue().scenarios(), header, journal, new Silent());
        }
        return text.toString();
    }

    private static Target target(World world) {
        return new Target("reference", "reference", world.network());
    }

    private static Map<String, Long> boundsMillis() {
        Map<String, Long> millis = new TreeMap<>();
        Plays.target(Optional.empty()).timing().bounds().forEach((name, bound) -> millis.put(name, bound.toMillis()));
        return millis;
    }

    private static Journal read(String journal) {
        return JournalReader.read(new StringReader(journal));
    }

    /** Tests tell of scenarios by their verdicts. */
    private static final class Silent implements RunListener {

        @Override
        public void began(List<Scenario> scenarios) {}

        @Override
        public void ended(ScenarioResult result) {}
    }
}
