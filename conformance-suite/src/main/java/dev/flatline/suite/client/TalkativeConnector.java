package dev.flatline.suite.client;

import dev.flatline.suite.driver.DriverEvent;
import java.util.function.Consumer;

/** Opens wires that tell of every message when they send or receive it, for the journal; segments are joined first. */
final class TalkativeConnector implements Connector {
    private final Connector connector;
    private final Consumer<DriverEvent> told;

    TalkativeConnector(Connector connector, Consumer<DriverEvent> told) {
        this.connector = connector;
        this.told = told;
    }

    @Override
    public Wire open(String address, String pathAndQuery, WireListener listener) {
        return new Talkative(connector.open(address, pathAndQuery, new Listening(listener)));
    }

    /** Joins the texts of one way. */
    private void tell(Segments segments, String text, boolean up) {
        try {
            segments.accept(text).ifPresent(message -> told.accept(new DriverEvent.Message(up, message)));
        } catch (MalformedMessageException e) {
            // A keep-alive is no message, and what is wrong with anything else is for the client to say.
            return;
        }
    }

    private final class Talkative implements Wire {
        private final Wire wire;
        private final Segments segments = new Segments();

        Talkative(Wire wire) {
            this.wire = wire;
        }

        @Override
        public void send(String text) {
            // Before it is sent: on the other side it cannot arrive earlier.
            tell(segments, text, true);
            wire.send(text);
        }

        @Override
        public void close() {
            wire.close();
        }

        @Override
        public void abort() {
            wire.abort();
        }

        @Override
        public void setReading(boolean reading) {
            wire.setReading(reading);
        }
    }

    private final class Listening implements WireListener {
        private final WireListener listener;
        private final Segments segments = new Segments();

        Listening(WireListener listener) {
            this.listener = listener;
        }

        @Override
        public void opened() {
            listener.opened();
        }

        @Override
        public void received(String text) {
            tell(segments, text, false);
            listener.received(text);
        }

        @Override
        public void closed(String reason) {
            listener.closed(reason);
        }
    }
}
