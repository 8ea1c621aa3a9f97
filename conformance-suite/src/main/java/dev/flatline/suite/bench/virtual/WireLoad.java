package dev.flatline.suite.bench.virtual;

import dev.flatline.suite.client.Wire;
import dev.flatline.suite.client.WireListener;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Clients that each send a put as soon as the one before is acknowledged. A message goes through the client's WebSocket
 * framing, the network, the links of a proxy and the server, and its acknowledgement all the way back.
 */
final class WireLoad {
    private static final int CLIENTS = 20;
    private static final String ACKNOWLEDGED = "\"s\":\"ok\"";
    private static final String WEBSOCKET = "/.ws?v=5&ns=" + VirtualBed.NAMESPACE;

    private final VirtualBed bed = new VirtualBed();
    private int acknowledged;

    private WireLoad() {}

    /** How many messages a second are acknowledged when so many are. */
    static double messagesPerSecond(int messages) {
        WireLoad load = new WireLoad();
        for (int i = 0; i < CLIENTS; i++) {
            load.new Client("client-" + i).connect();
        }
        long startNanos = CpuTime.nanos();
        if (!load.bed.time.runUntil(() -> load.acknowledged >= messages, Duration.ofDays(1))) {
            throw new IllegalStateException("of " + messages + " messages, " + load.acknowledged + " were answered");
        }
        return load.acknowledged / CpuTime.secondsSince(startNanos);
    }

    private final class Client implements WireListener {
        private final String name;
        private @Nullable Wire wire;
        private long sent;

        Client(String name) {
            this.name = name;
        }

        void connect() {
            wire = bed.connector.open(bed.route(name), WEBSOCKET, this);
        }

        /** The server speaks first. */
        @Override
        public void opened() {}

        @Override
        public void received(String text) {
            if (sent > 0 && !text.contains(ACKNOWLEDGED)) {
                throw new IllegalStateException("the server answered a put with " + text);
            }
            acknowledged += sent > 0 ? 1 : 0;
            sent++;
            Objects.requireNonNull(wire)
                    .send("{\"t\":\"d\",\"d\":{\"r\":" + sent + ",\"a\":\"p\",\"b\":{\"p\":\"/clients/" + name
                            + "\",\"d\":" + sent + "}}}");
        }

        @Override
        public void closed(String reason) {
            throw new IllegalStateException("the wire of " + name + " is gone: " + reason);
        }
    }
}
