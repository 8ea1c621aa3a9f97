package dev.flatline.suite.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flatline.server.tree.Node;
import dev.flatline.suite.driver.Command;
import org.junit.jupiter.api.Test;

/** Spec 4.9 and what 4.3 says of transactions. */
class TransactionsTest {
    private final ScriptedServer server = new ScriptedServer();

    @Test
    void runsOnNothingFirstAndAgainOnWhatTheServerHas() {
        ClientBed bed = ClientBed.connectedTo(server);

        bed.send(new Command.Transaction("n", 1));
        assertThat(server.last().asked()).containsExactly("2 q /n {h=}", "3 p /n {d=1, h=}");
        server.last().push("d", "{'p':'n','d':41}");
        server.last().ok(2);
        server.last().respond(3, "datastale", "''");
        assertThat(server.last().asked())
                .containsExactly("4 p /n {d=42, h=" + Node.of(41).hash() + "}");
        server.last().push("d", "{'p':'n','d':42}");
        server.last().ok(4);

        assertThat(bed.heard()).containsExactly("reply 1 acked 42");
        assertThat(server.last().asked()).containsExactly("5 n /n {}");
    }

    @Test
    void isSeenAtOnceAndWithoutFlicker() {
        ClientBed bed = listening("10");

        bed.send(new Command.Transaction("n", 5));
        assertThat(bed.heard()).containsExactly("l = 15");
        server.last().push("d", "{'p':'n','d':11}");
        assertThat(bed.heard()).isEmpty();
        server.last().respond(3, "datastale", "''");
        assertThat(bed.heard()).containsExactly("l = 16");
        server.last().push("d", "{'p':'n','d':16}");
        server.last().ok(4);

        assertThat(bed.heard()).containsExactly("reply 2 acked 16");
    }

    @Test
    void countsItsOwnPendingWritesAsPresent() {
        ClientBed bed = listening("10");
        server.last().asked();

        bed.set("n", 20);
        bed.send(new Command.Transaction("n", 1));

        assertThat(server.last().asked())
                .containsExactly(
                        "3 p /n {d=20}", "4 p /n {d=21, h=" + Node.of(20).hash() + "}");
    }

    @Test
    void oneAfterTheOtherAtOnePlace() {
        ClientBed bed = listening("10");
        server.last().asked();

        bed.send(new Command.Transaction("n", 1));
        bed.send(new Command.Transaction("n", 1));
        assertThat(bed.heard()).containsExactly("l = 11", "l = 12");
        assertThat(server.last().asked()).hasSize(1);
        server.last().push("d", "{'p':'n','d':11}");
        server.last().ok(3);
        assertThat(server.last().asked())
                .containsExactly("4 p /n {d=12, h=" + Node.of(11).hash() + "}");
        server.last().push("d", "{'p':'n','d':12}");
        server.last().ok(4);

        assertThat(bed.heard()).containsExactly("reply 2 acked 11", "reply 3 acked 12");
    }

    @Test
    void thoseThatWaitRunAgainWhenTheOneBeforeThemHasTo() {
        ClientBed bed = listening("10");
        bed.send(new Command.Transaction("n", 1));
        bed.send(new Command.Transaction("n", 1));
        bed.heard();

        server.last().push("d", "{'p':'n','d':20}");
        server.last().respond(3, "datastale", "''");
        assertThat(bed.heard()).containsExactly("l = 22");
        assertThat(server.last().asked())
                .endsWith("4 p /n {d=21, h=" + Node.of(20).hash() + "}");
        server.last().push("d", "{'p':'n','d':21}");
        server.last().ok(4);
        assertThat(server.last().asked())
                .containsExactly("5 p /n {d=22, h=" + Node.of(21).hash() + "}");

        assertThat(bed.heard()).containsExactly("reply 2 acked 21");
    }

    @Test
    void sentAndUnansweredItFailsWithTheConnectionAndIsTakenBack() {
        ClientBed bed = listening("10");
        bed.send(new Command.Transaction("n", 1));
        bed.heard();

        server.last().listener.closed("reset");

        assertThat(bed.heard()).containsExactly("l = 10", "reply 2 disconnect", "connected false");
        bed.advance(2_000);
        server.last().greet(ClientBed.START_MILLIS, "s2");
        assertThat(server.last().asked())
                .containsExactly("4 q /n {h=" + Node.of(10).hash() + "}");
    }

    @Test
    void startedOfflineItWaitsAndRunsAgainOnWhatChangedMeanwhile() {
        ClientBed bed = listening("10");
        bed.send(new Command.GoOffline());
        bed.send(new Command.Transaction("n", 1));
        assertThat(bed.heard()).containsExactly("connected false", "reply 2 acked", "l = 11");

        bed.send(new Command.GoOnline());
        server.last().greet(ClientBed.START_MILLIS, "s2");
        assertThat(server.last().asked())
                .containsExactly(
                        "3 q /n {h=" + Node.of(10).hash() + "}",
                        "4 p /n {d=11, h=" + Node.of(10).hash() + "}");
        server.last().push("d", "{'p':'n','d':50}");
        server.last().ok(3);
        server.last().respond(4, "datastale", "''");
        assertThat(server.last().asked())
                .containsExactly("5 p /n {d=51, h=" + Node.of(50).hash() + "}");
        server.last().push("d", "{'p':'n','d':51}");
        server.last().ok(5);

        assertThat(bed.heard()).contains("l = 51", "reply 3 acked 51");
    }

    @Test
    void givesUpAfterTwentyFiveRuns() {
        ClientBed bed = listening("10");
        bed.send(new Command.Transaction("n", 1));

        for (int request = 3; request < 28; request++) {
            assertThat(bed.heard()).doesNotContain("reply 2 maxretry");
            server.last().respond(request, "datastale", "''");
        }

        assertThat(bed.heard()).containsExactly("l = 10", "reply 2 maxretry");
    }

    @Test
    void anOverlappingWriteOfTheSameClientOverridesItIfItIsStale() {
        ClientBed bed = listening("10");
        bed.send(new Command.Transaction("n", 1));
        bed.set("n", 100);
        bed.heard();

        server.last().push("d", "{'p':'n','d':12}");
        server.last().respond(3, "datastale", "''");
        server.last().push("d", "{'p':'n','d':100}");
        server.last().ok(4);

        assertThat(bed.heard()).containsExactly("reply 2 set", "reply 3 acked");
    }

    @Test
    void anOverlappingWriteEndsTheOneThatWaitsAtOnce() {
        ClientBed bed = listening("10");
        bed.send(new Command.Transaction("n", 1));
        bed.send(new Command.Transaction("n", 1));
        bed.heard();

        bed.set("n", 100);

        assertThat(bed.heard()).containsExactly("l = 100", "reply 3 set");
    }

    @Test
    void aRefusedOneIsTakenBack() {
        ClientBed bed = listening("10");
        bed.send(new Command.Transaction("n", 1));
        bed.heard();

        server.last().respond(3, "permission_denied", "'Permission denied'");

        assertThat(bed.heard()).containsExactly("l = 10", "reply 2 permission_denied");
    }

    @Test
    void whatIsNoNumberIsLeftAlone() {
        ClientBed bed = listening("'text'");

        bed.send(new Command.Transaction("n", 1));

        assertThat(bed.heard()).containsExactly("reply 2 aborted");
    }

    private ClientBed listening(String json) {
        ClientBed bed = ClientBed.connectedTo(server);
        bed.listen("l", "n");
        server.last().push("d", "{'p':'n','d':" + json + "}");
        server.last().ok(2);
        bed.heard();
        server.last().asked();
        return bed;
    }
}
