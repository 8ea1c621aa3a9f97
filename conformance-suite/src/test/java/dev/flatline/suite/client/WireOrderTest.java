package dev.flatline.suite.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flatline.server.tree.Node;
import dev.flatline.suite.driver.Command;
import dev.flatline.suite.driver.Command.DisconnectWrite;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What goes over the wire, in which order, and what survives a lost connection: spec 2.1, 4.2, 4.3. */
class WireOrderTest {
    private final ScriptedServer server = new ScriptedServer();

    @Test
    void operationsMadeOfflineGoOutAsListensThenWritesThenDisconnectWritesThenReads() {
        ClientBed bed = ClientBed.with(server);
        bed.send(new Command.Get("g"));
        bed.onDisconnect("status", "off");
        bed.set("status", "on");
        bed.listen("l", "status");
        bed.set("other", 1);

        server.last().greet(ClientBed.START_MILLIS, "s1");

        assertThat(server.last().asked())
                .containsExactly(
                        "2 q /status {h=}",
                        "3 p /status {d=on}",
                        "4 p /other {d=1}",
                        "5 o /status {d=off}",
                        "6 g /g {q={}}");
    }

    @Test
    void eachRequestHasItsForm() {
        ClientBed bed = ClientBed.connectedTo(server);
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("u/v", 1);
        values.put("k", null);

        bed.send(new Command.Update("a", values));
        bed.send(new Command.Remove("a"));
        bed.send(new Command.OnDisconnect("a", new DisconnectWrite.Update(values)));
        bed.send(new Command.OnDisconnect("a", new DisconnectWrite.Remove()));
        bed.send(new Command.OnDisconnect("a", new DisconnectWrite.Cancel()));
        bed.set("", Map.of(".sv", "timestamp"));

        assertThat(server.last().asked())
                .containsExactly(
                        "2 m /a {d={u/v=1, k=null}}",
                        "3 p /a {d=null}",
                        "4 om /a {d={u/v=1, k=null}}",
                        "5 o /a {d=null}",
                        "6 oc /a {d=null}",
                        "7 p / {d={.sv=timestamp}}");
    }

    @Test
    void statisticsAreSentOnce() {
        ClientBed bed = ClientBed.connectedTo(server);
        assertThat(server.last().texts).anyMatch(text -> text.contains("\"a\":\"s\""));

        lose(bed);

        assertThat(server.last().texts).noneMatch(text -> text.contains("\"a\":\"s\""));
    }

    @Test
    void unansweredWritesAreSentAgainInOrderUnderNewNumbersAndReplyOnce() {
        ClientBed bed = ClientBed.connectedTo(server);
        bed.set("a", 1);
        bed.set("a", 2);
        bed.set("b", 3);
        server.last().ok(3);
        assertThat(bed.heard()).containsExactly("reply 2 acked");

        lose(bed);

        assertThat(server.last().asked()).containsExactly("5 p /a {d=1}", "6 p /b {d=3}");
        server.dials.get(0).ok(2);
        server.last().ok(5);
        server.last().respond(6, "permission_denied", "'Permission denied'");
        assertThat(bed.heard())
                .containsExactly("connected false", "connected true", "reply 1 acked", "reply 3 permission_denied");
    }

    @Test
    void serverValuesStayUnresolvedUntilTheyArrive() {
        ClientBed bed = ClientBed.with(server);
        bed.set("t", Map.of(".sv", "timestamp"));
        bed.advance(5_000);

        server.last().greet(ClientBed.START_MILLIS, "s1");

        assertThat(server.last().asked()).containsExactly("2 p /t {d={.sv=timestamp}}");
    }

    @Test
    void aDisconnectWriteInFlightIsForgottenAndNeverAnswered() {
        ClientBed bed = ClientBed.connectedTo(server);
        bed.onDisconnect("a", 1);

        lose(bed);
        bed.advance(60_000);

        assertThat(server.last().asked()).isEmpty();
        assertThat(bed.heard()).doesNotContain("reply 1 acked").noneMatch(event -> event.startsWith("reply"));
    }

    @Test
    void aReadIsAskedAgainUntilItIsAnswered() {
        ClientBed bed = ClientBed.connectedTo(server);
        bed.send(new Command.Get("a"));

        lose(bed);
        assertThat(server.last().asked()).containsExactly("3 g /a {q={}}");
        server.last().respond(3, "ok", "{'x':1}");

        assertThat(bed.heard()).contains("reply 1 acked {x=1}");
        lose(bed);
        assertThat(server.last().asked()).isEmpty();
    }

    @Test
    void aReadOfWhatIsListenedToNeedsNoServer() {
        ClientBed bed = ClientBed.connectedTo(server);
        bed.listen("l", "a");
        server.last().push("d", "{'p':'a','d':{'x':1}}");
        bed.send(new Command.GoOffline());
        bed.heard();

        bed.send(new Command.Get("a/x"));

        assertThat(bed.heard()).containsExactly("reply 3 acked 1");
    }

    @Test
    void listensAreAttachedAgainWithTheHashOfTheServersData() {
        ClientBed bed = ClientBed.connectedTo(server);
        bed.listen("l", "a");
        server.last().push("d", "{'p':'a','d':{'x':1}}");
        server.last().ok(2);
        bed.set("a/y", 2);
        bed.heard();

        lose(bed);

        // The unanswered write is the client's own business: it is not in the hash.
        assertThat(server.last().asked())
                .containsExactly("4 q /a {h=" + Node.of(Map.of("x", 1)).hash() + "}", "5 p /a/y {d=2}");
        server.last().ok(4);
        assertThat(bed.heard()).containsExactly("connected false", "connected true");
    }

    @Test
    void listensOfOfflineTimesAreSentOnceAndAbandonedOnesNotAtAll() {
        ClientBed bed = ClientBed.connectedTo(server);
        bed.listen("kept", "a");
        bed.listen("left", "b");
        bed.send(new Command.GoOffline());
        bed.listen("added", "c");
        bed.send(new Command.Unlisten("left"));

        bed.send(new Command.GoOnline());
        server.last().greet(ClientBed.START_MILLIS, "s2");

        assertThat(server.last().asked()).containsExactly("4 q /a {h=}", "5 q /c {h=}");
    }

    @Test
    void aListenAboveTakesTheOneBelowOverAndGivesItBack() {
        ClientBed bed = ClientBed.connectedTo(server);
        bed.listen("below", "a/b");
        bed.listen("again", "a/b");
        bed.listen("above", "a");
        bed.listen("deep", "a/b/c");
        assertThat(server.last().asked()).containsExactly("2 q /a/b {h=}", "3 q /a {h=}", "4 n /a/b {}");
        server.last().push("d", "{'p':'a','d':{'b':{'c':1},'z':2}}");
        server.last().ok(3);

        bed.send(new Command.Unlisten("above"));
        bed.send(new Command.Unlisten("below"));
        bed.send(new Command.Unlisten("again"));
        bed.send(new Command.Unlisten("deep"));

        assertThat(server.last().asked())
                .containsExactly(
                        "5 q /a/b {h=" + Node.of(Map.of("c", 1)).hash() + "}",
                        "6 n /a {}",
                        "7 q /a/b/c {h=" + Node.of(1).hash() + "}",
                        "8 n /a/b {}",
                        "9 n /a/b/c {}");
    }

    @Test
    void largeWritesAreCutIntoSegments() {
        ClientBed bed = ClientBed.connectedTo(server);

        bed.set("big", "x".repeat(40_000));

        assertThat(server.last().texts.subList(1, 5)).satisfies(texts -> {
            assertThat(texts.get(0)).isEqualTo("3");
            assertThat(String.join("", texts.subList(1, 4)))
                    .startsWith("{\"t\":\"d\",\"d\":{\"r\":2,\"a\":\"p\"")
                    .endsWith("x\"}}}");
        });
    }

    private void lose(ClientBed bed) {
        server.last().listener.closed("reset");
        bed.advance(2_000);
        server.last().greet(ClientBed.START_MILLIS + bed.time.nanos() / 1_000_000, "s" + server.dials.size());
    }
}
