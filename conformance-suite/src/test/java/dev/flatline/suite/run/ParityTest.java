package dev.flatline.suite.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flatline.reports.journal.EventKind;
import dev.flatline.reports.journal.EventRecord;
import dev.flatline.reports.journal.Journal;
import dev.flatline.reports.journal.Lane;
import dev.flatline.reports.journal.ScenarioRecord;
import dev.flatline.reports.journal.ScenarioRun;
import dev.flatline.reports.journal.Verdict;
import dev.flatline.reports.journal.VerdictRecord;
import dev.flatline.simulator.toxiproxy.RunningToxiproxy;
import dev.flatline.simulator.toxiproxy.ToxiproxyProvider;
import dev.flatline.suite.run.live.LiveWorld;
import dev.flatline.suite.run.virtual.VirtualWorld;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Both worlds show the same: what listeners see, how commands end, which disconnect writes run, and the verdicts. */
class ParityTest {

    private static final long SEED = 7;
    private static final Parity PARITY = new Parity("in virtual time", "on real sockets");

    @Test
    void theWholeCatalogueIsTheSameInBothWorlds() throws InterruptedException {
        Journal virtual;
        try (World world = new VirtualWorld(Plays.target(Optional.empty()), SEED)) {
            virtual = Plays.journal(world);
        }
        Journal live;
        RunningToxiproxy embedded =
                ToxiproxyProvider.of("embedded", Optional.empty()).start(SEED, note -> {});
        try (World world =
                LiveWorld.open(Plays.target(Optional.empty()), Optional.empty(), embedded, SEED, Plays.SIDE_BY_SIDE)) {
            live = Plays.journal(world);
        }

        assertThat(virtual.scenarios()).hasSameSizeAs(Plays.catalogue().scenarios());
        assertThat(PARITY.divergences(virtual, live)).isEmpty();
    }

    @Test
    void timesKeysAttemptsAndRepetitionsDoNotMatter() {
        Journal one = played(
                event("alice", EventKind.EVENT, "chat = {\"-NaaaaaaaaaaaaaaaaaA\":1767225600123}"),
                event("alice", EventKind.EVENT, "server time offset -3 ms"),
                event("alice", EventKind.ACK, "acknowledged: by itself, set here"),
                event("server", EventKind.DISCONNECT_WRITE, "ran for alice: here"));
        Journal other = played(
                event("alice", EventKind.EVENT, "chat = {\"-NbbbbbbbbbbbbbbbbbB\":1767225600456}"),
                event("alice", EventKind.EVENT, "chat = {\"-NbbbbbbbbbbbbbbbbbB\":1767225600457}"),
                event("server", EventKind.SESSION, "session of alice (2) opened"),
                event("server", EventKind.DISCONNECT_WRITE, "ran for alice (3): here"));

        assertThat(PARITY.divergences(one, other)).isEmpty();
    }

    @Test
    void whoCameFirstDoesNotMatterWhereClientsWriteByThemselves() {
        EventRecord byItself = event("alice", EventKind.ACK, "acknowledged: by itself, set here");
        EventRecord empty = event("bob", EventKind.EVENT, "chat = null");
        EventRecord written = event("bob", EventKind.EVENT, "chat = 1");
        EventRecord met = event("run", EventKind.MET, "met: chat becomes 1");

        assertThat(PARITY.divergences(played(byItself, empty, written, met), played(byItself, written, met)))
                .isEmpty();
        assertThat(PARITY.divergences(played(empty, written, met), played(written, met)))
                .hasSize(1);
        assertThat(PARITY.divergences(played(byItself, written, met, empty, written), played(byItself, written, met)))
                .hasSize(1);
    }

    @Test
    void anotherValueIsADivergence() {
        assertThat(PARITY.divergences(
                        played(event("bob", EventKind.EVENT, "chat = 1")),
                        played(event("bob", EventKind.EVENT, "chat = 2"))))
                .contains(
                        "test/one: bob's listener 'chat' is [chat = 1] in virtual time and [chat = 2] on real sockets");
    }

    @Test
    void aValueThatOnlyOneSawIsADivergence() {
        assertThat(PARITY.divergences(played(event("observer", EventKind.STATE, "a/b = null")), played()))
                .containsExactly("test/one: observer's listener 'a/b' is there in virtual time only");
    }

    @Test
    void anotherOutcomeIsADivergenceUnlessItIsUnknown() {
        EventRecord acked = event("bob", EventKind.ACK, "acknowledged: set a = 1");
        EventRecord refused = event("bob", EventKind.REJECT, "rejected (denied): set a = 1");
        EventRecord unknown = event("bob", EventKind.UNKNOWN, "outcome unknown: set a = 1");

        assertThat(PARITY.divergences(played(acked), played(unknown))).isEmpty();
        assertThat(PARITY.divergences(played(acked, acked), played(acked, refused)))
                .contains(
                        "test/one: bob's 'set a = 1' (2) is acknowledged in virtual time and rejected on real sockets");
    }

    @Test
    void aDisconnectWriteThatRanTwiceIsADivergence() {
        EventRecord ran = event("server", EventKind.DISCONNECT_WRITE, "ran for bob: a, b");

        assertThat(PARITY.divergences(played(ran), played(ran, ran)))
                .containsExactly(
                        "test/one: the disconnect writes of bob is [a, b] in virtual time and [a, b, a, b] on real"
                                + " sockets");
    }

    @Test
    void anotherVerdictAndAMissingScenarioAreDivergences() {
        Journal passed = played();
        ScenarioRun run = passed.scenarios().get(0);
        Journal failed = journal(new ScenarioRun(
                run.scenario(), List.of(), Optional.of(VerdictRecord.of("test/one", Verdict.FAIL, "broken", 1))));

        assertThat(PARITY.divergences(passed, failed))
                .containsExactly("test/one: the verdict is PASS in virtual time and FAIL on real sockets");
        assertThat(PARITY.divergences(journal(), passed)).containsExactly("test/one: is there on real sockets only");
    }

    private static EventRecord event(String lane, EventKind kind, String text) {
        return EventRecord.of("test/one", 1, new Lane(lane), kind, text);
    }

    private static Journal played(EventRecord... events) {
        ScenarioRecord scenario =
                new ScenarioRecord("test/one", "One", "test/one.yaml", 1, List.of(), List.of("alice"), List.of());
        return journal(new ScenarioRun(
                scenario, Stream.of(events).toList(), Optional.of(VerdictRecord.of("test/one", Verdict.PASS, "", 1))));
    }

    private static Journal journal(ScenarioRun... runs) {
        return new Journal(Plays.header(), List.of(runs), Optional.empty());
    }
}
