package dev.flatline.suite.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flatline.server.tree.Node;
import dev.flatline.simulator.virtual.VirtualTime;
import dev.flatline.suite.driver.Command;
import dev.flatline.suite.driver.Command.DisconnectWrite;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an application sees, and when: spec 2.3, 2.4, 4.4, 4.8. */
class LocalEventsTest {
    private static final Map<String, String> TIMESTAMP = Map.of(".sv", "timestamp");

    private final ScriptedServer server = new ScriptedServer();

    @Test
    void anAnswerWithoutDataMeansThereIsNone() {
        ClientBed bed = ClientBed.connectedTo(server);
        bed.listen("l", "a");
        assertThat(bed.heard()).isEmpty();

        server.last().ok(2);

        assertThat(bed.heard()).containsExactly("l = null", "reply 1 acked");
    }

    @Test
    void dataComesBeforeTheAnswerAndIsShownAtOnce() {
        ClientBed bed = ClientBed.connectedTo(server);
        bed.listen("l", "a");

        server.last().push("d", "{'p':'/a/','d':{'x':1,'list':['p',null,'q']}}");
        assertThat(bed.heard()).containsExactly("l = {list={0=p, 2=q}, x=1}", "reply 1 acked");
        server.last().ok(2);

        assertThat(bed.heard()).isEmpty();
    }

    @Test
    void aWriteIsSeenAtOnceAndItsAcknowledgementRaisesNothing() {
        ClientBed bed = listening("a", "1");

        bed.set("a", 2);
        assertThat(bed.heard()).containsExactly("l = 2");
        server.last().push("d", "{'p':'a','d':2}");
        server.last().ok(3);

        assertThat(bed.heard()).containsExactly("reply 2 acked");
    }

    @Test
    void aTimestampIsEstimatedThenReplacedAndNothingElse() {
        ClientBed bed = new ClientBed(new VirtualTime(), server, "host:9000", Duration.ofSeconds(-90));
        server.last().greet(ClientBed.START_MILLIS + 7, "s1");
        bed.listen("l", "t");
        server.last().ok(2);
        assertThat(bed.heard()).contains("offset 90007", "l = null");
        bed.advance(1_000);

        bed.set("t", TIMESTAMP);
        assertThat(bed.heard()).containsExactly("l = " + (ClientBed.START_MILLIS + 1_007));
        server.last().push("d", "{'p':'t','d':1234567890123}");
        assertThat(bed.heard()).isEmpty();
        server.last().ok(3);

        assertThat(bed.heard()).containsExactly("l = 1234567890123", "reply 2 acked");
    }

    @Test
    void incrementsAddUpLocally() {
        ClientBed bed = listening("n", "10");

        bed.set("n", Map.of(".sv", Map.of("increment", 2)));
        bed.set("n", Map.of(".sv", Map.of("increment", 3)));

        assertThat(bed.heard()).containsExactly("l = 12", "l = 15");
    }

    @Test
    void aRefusedWriteIsTakenBackAndLaterOnesStay() {
        ClientBed bed = listening("a", "{'x':1}");
        bed.set("a/x", 2);
        bed.set("a/y", 3);
        assertThat(bed.heard()).containsExactly("l = {x=2}", "l = {x=2, y=3}");

        server.last().respond(3, "permission_denied", "'Permission denied'");

        assertThat(bed.heard()).containsExactly("l = {x=1, y=3}", "reply 2 permission_denied");
    }

    @Test
    void whatOthersWriteUnderAPendingWriteIsSeenWhenThatIsSettled() {
        ClientBed bed = listening("a", "1");
        bed.set("a", 2);
        bed.heard();

        server.last().push("d", "{'p':'a','d':3}");
        assertThat(bed.heard()).isEmpty();
        server.last().ok(3);

        assertThat(bed.heard()).containsExactly("l = 3", "reply 2 acked");
    }

    @Test
    void childrenGoThenComeThenChange() {
        ClientBed bed = ClientBed.connectedTo(server);
        bed.listenForChildren("c", "a");
        server.last().push("d", "{'p':'a','d':{'10':'x','9':'y','b':'z'}}");
        assertThat(bed.heard()).containsExactly("c ADDED 9 = y", "c ADDED 10 = x", "c ADDED b = z", "reply 1 acked");

        server.last().push("d", "{'p':'a','d':{'1':'new','9':'y','b':'changed'}}");

        assertThat(bed.heard()).containsExactly("c REMOVED 10 = x", "c ADDED 1 = new", "c CHANGED b = changed");
    }

    @Test
    void aMergeRaisesOneValueEvent() {
        ClientBed bed = listening("a", "{'x':1,'y':2}");

        server.last().push("m", "{'p':'a','d':{'x':null,'z/deep':3}}");

        assertThat(bed.heard()).containsExactly("l = {y=2, z={deep=3}}");
    }

    @Test
    void listenersBelowHearFirst() {
        ClientBed bed = ClientBed.connectedTo(server);
        bed.listen("top", "a");
        bed.listen("deep", "a/b");
        server.last().push("d", "{'p':'a','d':{'b':1}}");
        assertThat(bed.heard()).containsExactly("deep = 1", "top = {b=1}", "reply 2 acked", "reply 1 acked");
    }

    @Test
    void aListenerAttachedLaterSeesTheCacheAtOnce() {
        ClientBed bed = listening("a", "{'b':{'c':1}}");

        bed.listen("m", "a/b");
        bed.listenForChildren("n", "a");

        assertThat(bed.heard()).containsExactly("m = {c=1}", "reply 2 acked", "n ADDED b = {c=1}", "reply 3 acked");
        assertThat(server.last().asked()).hasSize(1);
    }

    @Test
    void offlineAListenerOfAnUnknownPlaceIsSilentAndAttachedAllTheSame() {
        ClientBed bed = ClientBed.with(server);
        bed.heard();

        bed.listen("l", "a");
        assertThat(bed.heard()).containsExactly("reply 1 acked");
        bed.set("a/b", 1);
        assertThat(bed.heard()).isEmpty();
        bed.set("a", Map.of("c", 2));

        assertThat(bed.heard()).containsExactly("l = {c=2}");
    }

    @Test
    void aDetachedListenerHearsNothing() {
        ClientBed bed = listening("a", "1");

        bed.send(new Command.Unlisten("l"));
        server.last().push("d", "{'p':'a','d':2}");
        bed.set("a", 3);

        assertThat(bed.heard()).containsExactly("reply 2 acked");
    }

    @Test
    void whatIsNoLongerListenedToIsForgotten() {
        ClientBed bed = listening("a", "1");
        bed.send(new Command.Unlisten("l"));
        server.last().push("d", "{'p':'a','d':2}");
        bed.heard();

        bed.listen("l", "a");

        assertThat(bed.heard()).isEmpty();
        assertThat(server.last().asked()).endsWith("4 q /a {h=}");
    }

    @Test
    void aRefusedListenIsCancelledOnceAndNotAskedForAgain() {
        ClientBed bed = ClientBed.connectedTo(server);
        bed.listen("l", "a");

        server.last().respond(2, "permission_denied", "'Permission denied'");

        assertThat(bed.heard())
                .containsExactly(
                        "Cancelled[listener=l, code=permission_denied, message=Permission denied]",
                        "reply 1 permission_denied");
        lose(bed);
        assertThat(server.last().asked()).isEmpty();
        assertThat(bed.heard()).containsExactly("connected false", "connected true");
    }

    @Test
    void anAnswerToAListenThatWasGivenUpSaysNothingAboutTheNextOne() {
        ClientBed bed = ClientBed.connectedTo(server);
        bed.listen("l", "a");
        bed.send(new Command.Unlisten("l"));
        bed.listen("m", "a");
        bed.heard();

        server.last().respond(2, "permission_denied", "'Permission denied'");
        assertThat(bed.heard()).isEmpty();
        server.last().ok(4);

        assertThat(bed.heard()).containsExactly("m = null", "reply 3 acked");
    }

    @Test
    void aRevokedListenIsCancelledAndTheOneBelowItAskedFor() {
        ClientBed bed = listening("a", "{'b':1}");
        bed.listen("below", "a/b");
        bed.heard();

        server.last().push("c", "{'p':'a'}");

        assertThat(bed.heard())
                .containsExactly(
                        "Cancelled[listener=l, code=permission_denied, message=the server revoked the listen]");
        assertThat(server.last().asked())
                .containsExactly("2 q /a {h=}", "3 q /a/b {h=" + Node.of(1).hash() + "}");
    }

    @Test
    void acceptedDisconnectWritesAreSimulatedAfterTheLossAndThenForgotten() {
        ClientBed bed = listening("p", "{'s':'on','t':5}");
        bed.onDisconnect("p/s", "off");
        bed.onDisconnect("p/t", TIMESTAMP);
        bed.onDisconnect("p/never", "accepted");
        server.last().ok(3);
        server.last().ok(4);
        bed.advance(1_500);
        bed.heard();

        server.last().listener.closed("reset");

        long now = ClientBed.START_MILLIS + 1_500;
        assertThat(bed.heard()).containsExactly("connected false", "l = {s=off, t=5}", "l = {s=off, t=" + now + "}");
        bed.advance(2_000);
        server.last().greet(now, "s2");
        assertThat(server.last().asked())
                .containsExactly(
                        "6 q /p {h=" + Node.of(Map.of("s", "off", "t", now)).hash() + "}");
        server.last().push("d", "{'p':'p','d':{'s':'on','t':6}}");
        bed.heard();
        server.last().listener.closed("reset");
        assertThat(bed.heard()).containsExactly("connected false");
    }

    @Test
    void aCancelledDisconnectWriteIsNotSimulated() {
        ClientBed bed = listening("p", "{'x':1,'y':2}");
        bed.onDisconnect("p", Map.of("x", 8, "y", 9));
        bed.send(new Command.OnDisconnect("p/x", new DisconnectWrite.Cancel()));
        server.last().ok(3);
        server.last().ok(4);
        bed.heard();

        bed.send(new Command.GoOffline());

        assertThat(bed.heard()).containsExactly("connected false", "l = {x=1, y=9}", "reply 4 acked");
    }

    @Test
    void reconnectingWithChangesRaisesOnlyTheDifference() {
        ClientBed bed = ClientBed.connectedTo(server);
        bed.listenForChildren("c", "a");
        server.last().push("d", "{'p':'a','d':{'same':1,'gone':2,'other':3}}");
        server.last().ok(2);
        lose(bed);
        bed.heard();

        server.last().push("d", "{'p':'a','d':{'same':1,'other':4,'new':5}}");
        server.last().ok(3);

        assertThat(bed.heard()).containsExactly("c REMOVED gone = 2", "c ADDED new = 5", "c CHANGED other = 4");
    }

    @Test
    void whatTheClientRefusesLeavesNoTrace() {
        ClientBed bed = listening("a", "1");
        server.last().asked();

        bed.set("a.b", 1);
        bed.set(".info/connected", true);
        bed.set("a", Map.of("x#y", 1));
        bed.set("a", Map.of(".sv", "bogus"));
        bed.set("a", Double.NaN);
        bed.send(new Command.Update("a", Map.of("x", 1, "x/y", 2)));
        bed.send(new Command.Update("a", Map.of("x", 1, "/x", 2)));
        bed.onDisconnect(".info/x", 1);
        bed.listen("l", "again");
        bed.send(new Command.Unlisten("nobody"));

        assertThat(bed.heard()).hasSize(10).allMatch(event -> event.endsWith(" invalid"));
        assertThat(server.last().asked()).isEmpty();
    }

    private ClientBed listening(String path, String json) {
        ClientBed bed = ClientBed.connectedTo(server);
        bed.listen("l", path);
        server.last().push("d", "{'p':'" + path + "','d':" + json + "}");
        server.last().ok(2);
        bed.heard();
        return bed;
    }

    private void lose(ClientBed bed) {
        server.last().listener.closed("reset");
        bed.advance(2_000);
        server.last().greet(bed.time.millis(), "next");
    }
}
