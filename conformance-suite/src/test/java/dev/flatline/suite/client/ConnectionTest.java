package dev.flatline.suite.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flatline.suite.client.ScriptedServer.Dial;
import dev.flatline.suite.driver.Command;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From the dial to the end of a connection: spec 1.1 to 1.6, 4.1, 4.3, 4.5, 4.6. */
class ConnectionTest {
    private static final String PING = "{\"t\":\"c\",\"d\":{\"t\":\"p\",\"d\":{}}}";

    private final ScriptedServer server = new ScriptedServer();

    @Test
    void isToldToBeOfflineFirstAndOnlineOnlyAfterTheGreeting() {
        ClientBed bed = ClientBed.with(server);
        server.last().listener.opened();
        assertThat(bed.heard()).containsExactly("connected false");

        server.last().greet(ClientBed.START_MILLIS + 5_000, "s1");

        assertThat(bed.heard()).containsExactly("offset 5000", "connected true");
    }

    @Test
    void firstTargetNamesVersionAndNamespaceAndLaterOnesTheLastSession() {
        ClientBed bed = ClientBed.connectedTo(server);
        assertThat(server.last().target).isEqualTo("/.ws?v=5&ns=demo");

        server.last().listener.closed("reset");
        bed.advance(1_000);

        assertThat(server.dials).hasSize(2);
        assertThat(server.last().target).isEqualTo("/.ws?v=5&ls=s1&ns=demo");
    }

    @Test
    void anEmptySessionIdIsNone() {
        ClientBed bed = ClientBed.with(server);
        server.last().greet(ClientBed.START_MILLIS, "");
        assertThat(bed.heard()).contains("connected true");

        server.last().listener.closed("reset");
        bed.advance(1_000);

        assertThat(server.last().target).isEqualTo("/.ws?v=5&ns=demo");
    }

    @Test
    void sessionIdsCannotSmuggleAnythingIntoTheRequest() {
        ClientBed bed = ClientBed.with(server);
        server.last().greet(1, "x HTTP/1.1\\r\\nEvil: 1&ns=other");

        server.last().listener.closed("reset");
        bed.advance(1_000);

        assertThat(server.last().target).isEqualTo("/.ws?v=5&ls=x+HTTP%2F1.1%0D%0AEvil%3A+1%26ns%3Dother&ns=demo");
    }

    @Test
    void offsetIsToldAgainOnlyWhenItChanged() {
        ClientBed bed = ClientBed.connectedTo(server);

        reconnect(bed, "s2", 0);
        assertThat(bed.heard()).containsExactly("connected false", "connected true");
        reconnect(bed, "s3", -3_000);
        assertThat(bed.heard()).containsExactly("connected false", "offset -3000", "connected true");
    }

    @Test
    void pingsFiveSecondsAfterTheGreetingAndOnUntilTwoAnswersCame() {
        ClientBed bed = ClientBed.connectedTo(server);
        Dial dial = server.last();

        bed.advance(4_999);
        assertThat(dial.texts).doesNotContain(PING);
        bed.advance(1);
        assertThat(dial.texts).containsOnlyOnce(PING);
        dial.tell("{'t':'c','d':{'t':'o','d':null}}");
        assertThat(dial.texts).filteredOn(PING::equals).hasSize(2);
        dial.tell("{'t':'c','d':{'t':'o','d':null}}");
        bed.advance(100_000);

        assertThat(dial.texts).filteredOn(PING::equals).hasSize(2);
        assertThat(dial.end).isEmpty();
    }

    @Test
    void twoAnswersToRequestsMakePingsNeedless() {
        ClientBed bed = ClientBed.connectedTo(server);
        server.last().ok(1);
        server.last().ok(2);

        bed.advance(100_000);

        assertThat(server.last().texts).doesNotContain(PING);
        assertThat(server.dials).hasSize(1);
    }

    @Test
    void leavesAServerThatAnswersNothingAfterThirtySeconds() {
        ClientBed bed = ClientBed.connectedTo(server);

        bed.advance(29_999);
        assertThat(server.last().end).isEmpty();
        bed.advance(1);

        assertThat(server.dials.get(0).end).isEqualTo("closed");
        assertThat(bed.heard()).containsExactly("connected false");
    }

    @Test
    void leavesAServerThatNeverGreetsAfterThirtySeconds() {
        ClientBed bed = ClientBed.with(server);
        server.last().listener.opened();

        bed.advance(31_000);

        assertThat(server.dials.get(0).end).isEqualTo("closed");
        assertThat(server.dials).hasSizeGreaterThan(1);
        assertThat(bed.heard()).containsExactly("connected false");
    }

    @Test
    void aLargeUploadExcusesASilentServer() {
        ClientBed bed = ClientBed.connectedTo(server);
        bed.set("big", "x".repeat(11_000));

        bed.advance(100_000);

        assertThat(server.dials).hasSize(1);
    }

    @Test
    void aLargeDownloadProvesHealth() {
        ClientBed bed = ClientBed.connectedTo(server);
        server.last().push("d", "{'p':'a','d':'" + "x".repeat(103_000) + "'}");

        bed.advance(100_000);

        assertThat(server.dials).hasSize(1);
    }

    @Test
    void speaksUpAfterFortyFiveSecondsOfSilenceInBothDirections() {
        ClientBed bed = ClientBed.connectedTo(server);
        server.last().ok(1);
        bed.advance(20_000);
        server.last().ok(2);

        bed.advance(44_999);
        assertThat(server.last().texts).doesNotContain("0");
        bed.advance(1);
        assertThat(server.last().texts).containsOnlyOnce("0");
        bed.advance(45_000);

        assertThat(server.last().texts).filteredOn("0"::equals).hasSize(2);
    }

    @Test
    void saysNothingWhileItHearsSomethingEveryFortyFourSeconds() {
        ClientBed bed = ClientBed.connectedTo(server);
        server.last().ok(1);
        for (int i = 0; i < 10; i++) {
            server.last().push("sd", "{'msg':'hello'}");
            bed.advance(44_000);
        }

        assertThat(server.last().texts).hasSize(1);
    }

    @Test
    void goOfflineClosesAtOnceAndStaysAwayUntilGoOnline() {
        ClientBed bed = ClientBed.connectedTo(server);

        bed.send(new Command.GoOffline());
        bed.send(new Command.GoOffline());
        bed.advance(3_600_000);

        assertThat(server.last().end).isEqualTo("closed");
        assertThat(server.dials).hasSize(1);
        assertThat(bed.heard()).containsExactly("connected false", "reply 1 acked", "reply 2 acked");
        bed.send(new Command.GoOnline());
        assertThat(server.dials).hasSize(2);
    }

    @Test
    void goOfflineGivesUpAnAttempt() {
        ClientBed bed = ClientBed.with(server);

        bed.send(new Command.GoOffline());
        server.last().greet(1, "late");
        bed.advance(3_600_000);

        assertThat(server.dials).hasSize(1);
        assertThat(bed.heard()).containsExactly("connected false", "reply 1 acked");
    }

    @Test
    void goOnlineCutsAPauseShort() {
        ClientBed bed = ClientBed.with(server);
        for (int i = 0; i < 20; i++) {
            server.last().listener.closed("refused");
            bed.advance(300_000);
        }
        int before = server.dials.size();
        server.last().listener.closed("refused");

        bed.send(new Command.GoOnline());
        assertThat(server.dials).hasSize(before + 1);
        server.last().listener.closed("refused");
        bed.advance(1_000);

        assertThat(server.dials).hasSize(before + 2);
    }

    @Test
    void aResetBeforeTheGreetingMovesTheAttemptAtOnce() {
        ClientBed bed = ClientBed.with(server);

        server.last().listener.opened();
        server.last().tell("{'t':'c','d':{'t':'r','d':'other:9001'}}");

        assertThat(server.dials).extracting(dial -> dial.address).containsExactly("host:9000", "other:9001");
        assertThat(server.dials.get(0).end).isEqualTo("closed");
        assertThat(bed.heard()).containsExactly("connected false");
    }

    @Test
    void aResetAfterTheGreetingMovesTheNextConnection() {
        ClientBed bed = ClientBed.connectedTo(server);

        server.last().tell("{'t':'c','d':{'t':'r','d':'other:9001'}}");
        assertThat(bed.heard()).containsExactly("connected false");
        bed.advance(1_000);

        assertThat(server.last().address).isEqualTo("other:9001");
        assertThat(server.last().target).contains("ls=s1");
    }

    @Test
    void aHostThatCannotBeReachedIsForgotten() {
        ClientBed bed = ClientBed.connectedTo(server);
        server.last().tell("{'t':'c','d':{'t':'r','d':'other:9001'}}");
        bed.advance(1_000);

        server.last().listener.closed("refused");
        bed.advance(2_000);

        assertThat(server.last().address).isEqualTo("host:9000");
    }

    @Test
    void serversThatOnlyRedirectDoNotKeepTheClientBusy() {
        ClientBed bed = ClientBed.with(server);
        for (int i = 0; i < 9; i++) {
            server.last().listener.opened();
            server.last().tell("{'t':'c','d':{'t':'r','d':'host:9000'}}");
        }

        assertThat(server.dials).hasSize(9);
        bed.advance(1_000);
        assertThat(server.dials).hasSize(10);
    }

    @Test
    void aShutdownKeepsTheClientAwayForGood() {
        ClientBed bed = ClientBed.connectedTo(server);

        server.last().tell("{'t':'c','d':{'t':'s','d':'maintenance'}}");
        bed.send(new Command.GoOnline());
        bed.advance(3_600_000);

        assertThat(server.dials).hasSize(1);
        assertThat(bed.heard()).containsExactly("connected false", "reply 1 acked");
    }

    @Test
    void anErrorMessageOfTheServerChangesNothing() {
        ClientBed bed = ClientBed.connectedTo(server);

        server.last().tell("{'t':'c','d':{'t':'e','d':'something'}}");

        assertThat(server.last().end).isEmpty();
        assertThat(bed.heard()).isEmpty();
    }

    @Test
    void aKilledClientSaysNoGoodbyeAndLeavesNoTimer() {
        ClientBed bed = ClientBed.connectedTo(server);
        bed.listen("l", "a");
        bed.onDisconnect("a", 1);
        server.last().ok(3);
        bed.heard();

        bed.driver.kill();
        bed.time.advance(java.time.Duration.ZERO);

        assertThat(server.last().end).isEqualTo("aborted");
        assertThat(bed.time.pendingTasks()).isZero();
        bed.driver.close();
        bed.advance(3_600_000);
        assertThat(bed.heard()).isEmpty();
        assertThat(server.dials).hasSize(1);
    }

    @Test
    void whatHappensBetweenAKillAndItsTurnOnTheExecutorIsNotTold() {
        ClientBed bed = ClientBed.connectedTo(server);
        bed.listen("l", "a");

        bed.driver.kill();
        server.last().push("d", "{'p':'a','d':1}");

        assertThat(bed.heard()).isEmpty();
    }

    @Test
    void aClosedClientSaysGoodbyeAndNothingElse() {
        ClientBed bed = ClientBed.connectedTo(server);

        bed.driver.close();
        bed.driver.close();
        bed.advance(3_600_000);

        assertThat(server.last().end).isEqualTo("closed");
        assertThat(bed.heard()).isEmpty();
        assertThat(bed.time.pendingTasks()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "[]",
                "null",
                "{}",
                "{'t':'d'}",
                "{'t':'d','d':{}}",
                "{'t':'d','d':{'r':1}}",
                "{'t':'d','d':{'r':1,'b':{}}}",
                "{'t':'d','d':{'a':'d','b':[]}}",
                "{'t':'d','d':{'a':'d','b':{'p':'a.b','d':1}}}",
                "{'t':'d','d':{'a':'d','b':{'p':'a','d':1e999}}}",
                "{'t':'d','d':{'a':'d','b':{'p':'a','d':{'b#d':1}}}}",
                "{'t':'d','d':{'a':'d','b':{'p':'a','d':{'.sv':'bogus'}}}}",
                "{'t':'d','d':{'a':'m','b':{'p':'a','d':7}}}",
                "{'t':'d','d':{'a':'m','b':{'p':'a','d':{'':7}}}}",
                "{'t':'c','d':7}",
                "{'t':'c','d':{'t':'r','d':'no host'}}",
                "{'t':'c','d':{'t':'h','d':{'ts':1,'v':'5','h':'host:9000','s':'again'}}}",
                "{'t':'d','d':{'r':1,'b':{'s':'ok','d':'truncated",
                "0"
            })
    void aServerThatTalksNonsenseIsLeftAndComeBackTo(String nonsense) {
        ClientBed bed = ClientBed.connectedTo(server);
        bed.listen("l", "a");
        server.last().push("d", "{'p':'a','d':1}");
        bed.heard();

        server.last().tell(nonsense);

        assertThat(server.dials.get(0).end).isEqualTo("closed");
        assertThat(bed.heard()).containsExactly("connected false");
        bed.advance(1_000);
        server.last().greet(ClientBed.START_MILLIS, "s2");
        assertThat(bed.heard()).contains("connected true").doesNotContain("l = null");
    }

    @Test
    void depthBeyondAllReasonIsNonsense() {
        ClientBed bed = ClientBed.connectedTo(server);

        server.last().tell("{'t':'d','d':" + "[".repeat(1_000));

        assertThat(bed.heard()).containsExactly("connected false");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'t':'c','d':{'t':'h','d':{'v':'5','h':'host:9000','s':'x'}}}",
                "{'t':'c','d':{'t':'h','d':{'ts':1,'v':'5','h':'host:9000'}}}",
                "{'t':'c','d':{'t':'h','d':{'ts':1,'v':'5','h':'a b','s':'x'}}}",
                "{'t':'c','d':{'t':'h','d':{'ts':1,'v':'5','s':'x'}}}"
            })
    void aGreetingThatLacksSomethingIsNone(String greeting) {
        ClientBed bed = ClientBed.with(server);

        server.last().listener.opened();
        server.last().tell(greeting);

        assertThat(server.last().end).isEqualTo("closed");
        assertThat(bed.heard()).containsExactly("connected false");
    }

    @Test
    void messagesOfUnknownKindsAreIgnored() {
        ClientBed bed = ClientBed.connectedTo(server);

        for (String unknown : List.of(
                "{'t':'x','d':{}}",
                "{'t':'c','d':{'t':'zz','d':1}}",
                "{'t':'c','d':{'t':'o'}}",
                "{'t':'d','d':{'a':'zz','b':{}}}",
                "{'t':'d','d':{'r':999,'b':{'s':'ok','d':''}}}")) {
            server.last().tell(unknown);
        }

        assertThat(server.last().end).isEmpty();
        assertThat(bed.heard()).isEmpty();
    }

    private void reconnect(ClientBed bed, String session, long offsetMillis) {
        server.last().listener.closed("reset");
        bed.advance(1_300);
        server.last().greet(bed.time.millis() + offsetMillis, session);
    }
}
