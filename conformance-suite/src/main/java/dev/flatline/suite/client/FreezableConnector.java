package dev.flatline.suite.client;

import java.util.Optional;

/** Opens the wires of a client that can be frozen: its newest one stops reading with it, and it hears nothing meanwhile. */
final class FreezableConnector implements Connector {
    private final Connector connector;
    private final Freezer freezer;
    private Optional<Wire> newest = Optional.empty();

    FreezableConnector(Connector connector, Freezer freezer) {
        this.connector = connector;
        this.freezer = freezer;
    }

    @Override
    public Wire open(String address, String pathAndQuery, WireListener listener) {
        Wire wire = connector.open(address, pathAndQuery, new Deferring(listener));
        newest = Optional.of(wire);
        return wire;
    }

    void freeze() {
        freezer.freeze();
        newest.ifPresent(wire -> wire.setReading(false));
    }

    void thaw() {
        freezer.thaw();
        newest.ifPresent(wire -> wire.setReading(true));
    }

    /** What was read just before the freeze is heard after it. */
    private final class Deferring implements WireListener {
        private final WireListener listener;

        Deferring(WireListener listener) {
            this.listener = listener;
        }

        @Override
        public void opened() {
            freezer.run(listener::opened);
        }

        @Override
        public void received(String text) {
            freezer.run(() -> listener.received(text));
        }

        @Override
        public void closed(String reason) {
            freezer.run(() -> listener.closed(reason));
        }
    }
}
