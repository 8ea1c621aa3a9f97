package dev.flatline.server.wilddog;

import dev.flatline.server.InMemoryClient;
import dev.flatline.server.InMemoryWorld;
import java.util.List;

/** A server in memory and clients that speak Wilddog's protocol by hand. */
abstract class WilddogWorld extends InMemoryWorld {
    /** What the SDK 2.5.17 asks for. */
    static final String QUERY = "v=1.0&cv=2.5.17&ns=demo&did=Default&EIO=3&transport=websocket";

    final InMemoryClient wilddog() {
        return wilddog("/.ws/?" + QUERY);
    }

    final InMemoryClient wilddog(String target) {
        InMemoryClient client = new InMemoryClient(server, InMemoryClient.upgrade(target, ""));
        loop.settle();
        return client;
    }

    final InMemoryClient greeted() {
        InMemoryClient client = wilddog();
        client.takeFrames();
        return client;
    }

    /** The packets that answer a request. */
    final List<String> ask(InMemoryClient client, int r, String action, String body) {
        return send(client, event("{\"r\":" + r + ",\"a\":\"" + action + "\",\"b\":" + body + "}"));
    }

    /** The packets that answer a packet. */
    final List<String> send(InMemoryClient client, String packet) {
        client.sendFrame(packet);
        loop.settle();
        return client.takeFrames();
    }

    /** A packet with data, either way. */
    static String event(String data) {
        return "42[\"wd\",{\"t\":\"d\",\"d\":" + data + "}]";
    }

    static String ok(int r) {
        return event("{\"r\":" + r + ",\"b\":{\"s\":\"ok\",\"d\":\"\"}}");
    }
}
