package dev.flatline.suite.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flatline.suite.driver.Behaviour;
import dev.flatline.suite.driver.Command;
import dev.flatline.suite.driver.Command.DisconnectWrite;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Pushes, and what a client does by itself whenever its connection state changes. */
class BehaviourTest {
    private final ScriptedServer server = new ScriptedServer();

    @Test
    void theDisconnectWriteOfAPushIsAskedForBeforeTheValueIsWritten() {
        ClientBed bed = ClientBed.connectedTo(server);

        bed.send(ClientBed.pushWithRemoval("con", true));

        List<String> asked = server.last().asked();
        String key = asked.get(0).substring("2 o /con/".length(), "2 o /con/".length() + 20);
        assertThat(asked).containsExactly("2 o /con/" + key + " {d=null}", "3 p /con/" + key + " {d=true}");
        server.last().ok(2);
        server.last().ok(3);
        assertThat(bed.heard()).containsExactly("reply 1 acked " + key);
    }

    @Test
    void aPushWhoseDisconnectWriteIsRefusedIsRefused() {
        ClientBed bed = ClientBed.connectedTo(server);
        bed.send(ClientBed.pushWithRemoval("con", true));

        server.last().respond(2, "permission_denied", "''");
        server.last().ok(3);

        assertThat(bed.heard()).containsExactly("reply 1 permission_denied");
    }

    @Test
    void aPushIsAnsweredEvenIfItsDisconnectWriteNeverIs() {
        ClientBed bed = ClientBed.connectedTo(server);
        bed.send(ClientBed.pushWithRemoval("con", true));
        server.last().listener.closed("reset");
        bed.advance(2_000);
        server.last().greet(bed.time.millis(), "s2");

        server.last().ok(4);

        assertThat(bed.heard()).hasSize(3).last().asString().startsWith("reply 1 acked -");
    }

    @Test
    void actionsRunOnEveryConnectInOrderAndWithoutWaiting() {
        Behaviour presence = new Behaviour(
                true,
                List.of(
                        new Command.Push("con", true, Optional.of(new DisconnectWrite.Remove())),
                        new Command.OnDisconnect("last", new DisconnectWrite.SetValue(Map.of(".sv", "timestamp"))),
                        new Command.SetValue("status", "on")));
        ClientBed bed = ClientBed.connectedTo(server, presence);

        assertThat(server.last().asked())
                .extracting(BehaviourTest::actionAndFirstKey)
                .containsExactly("o con", "p con", "o last", "p status");
        for (int request = 2; request < 6; request++) {
            server.last().ok(request);
        }
        assertThat(bed.heard())
                .containsExactly(
                        "push true to con, on disconnect remove: acked",
                        "on disconnect, set server time at last: acked",
                        "set status = \"on\": acked");
        server.last().listener.closed("reset");
        bed.advance(2_000);
        server.last().greet(ClientBed.START_MILLIS, "s2");
        assertThat(server.last().asked())
                .extracting(BehaviourTest::actionAndFirstKey)
                .containsExactly("o con", "p con", "o last", "p status");
    }

    @Test
    void actionsOfTheConnectComeAfterWhatWasQueuedOffline() {
        Behaviour online = new Behaviour(true, List.of(new Command.SetValue("status", "on")));
        ClientBed bed = ClientBed.with(server, online);
        bed.set("queued", 1);

        server.last().greet(ClientBed.START_MILLIS, "s1");

        assertThat(server.last().asked()).containsExactly("2 p /queued {d=1}", "3 p /status {d=on}");
    }

    @Test
    void actionsOfTheLossRunFromTheStartOn() {
        Behaviour offline = new Behaviour(false, List.of(new Command.SetValue("seen", "offline")));
        ClientBed.with(server, offline);

        server.last().greet(ClientBed.START_MILLIS, "s1");

        assertThat(server.last().asked()).containsExactly("2 p /seen {d=offline}");
    }

    private static String actionAndFirstKey(String request) {
        String[] words = request.split("[ /]+", 4);
        return words[1] + " " + words[2];
    }
}
