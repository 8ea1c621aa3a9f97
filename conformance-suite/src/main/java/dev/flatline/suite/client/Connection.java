package dev.flatline.suite.client;

import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * One connection from the dial to its end: greeting, messages, health, keepalive. It is never used again after it has
 * ended, and tells its owner of the end exactly once, unless the owner ended it.
 */
final class Connection implements WireListener {

    /** What becomes of a connection. */
    interface Owner {

        /** The server has greeted; {@link Connection#send} may be used. */
        void greeted(ServerMessage.Hello hello);

        /** An answer or a push arrived. */
        void received(ServerMessage message);

        /** The server wants this client elsewhere; the connection has ended. */
        void redirected(String host);

        /** The server told the client to stay away; the connection has ended. */
        void dismissed(String reason);

        /** The connection has ended for another reason. */
        void lost(String reason);
    }

    private final Owner owner;
    private final Defects defects;
    private final Segments segments = new Segments();
    private final KeepAlive keepAlive;
    private final HealthCheck health;
    private final Wire wire;
    private boolean opened;
    private boolean greeted;
    private boolean ended;

    Connection(
            Owner owner,
            Connector connector,
            ScheduledExecutorService executor,
            String address,
            String pathAndQuery,
            Defects defects) {
        this.defects = defects;
        this.owner = owner;
        keepAlive = new KeepAlive(executor, () -> sendText("0"));
        health = new HealthCheck(executor, () -> sendMessage(MessageCodec.PING), this::giveUp);
        wire = connector.open(address, pathAndQuery, this);
    }

    /** Whether the WebSocket upgrade ever succeeded. */
    boolean wasOpened() {
        return opened;
    }

    boolean wasGreeted() {
        return greeted;
    }

    void sendMessage(String message) {
        health.sent(message.length());
        Segments.split(message).forEach(this::sendText);
    }

    /** Ends it with a goodbye; the owner is not told. */
    void close() {
        if (end()) {
            wire.close();
        }
    }

    /** Ends it as a crash does; the owner is not told. */
    void abort() {
        if (end()) {
            wire.abort();
        }
    }

    @Override
    public void opened() {
        opened = true;
        keepAlive.touch();
    }

    @Override
    public void received(String text) {
        if (ended) {
            return;
        }
        keepAlive.touch();
        health.received(text.length());
        try {
            segments.accept(text).map(MessageCodec::decode).ifPresent(this::handle);
        } catch (MalformedMessageException e) {
            fail(e.getMessage());
        }
    }

    @Override
    public void closed(String reason) {
        if (!defects.has(ClientMutant.MISSES_THE_END) && end()) {
            owner.lost(reason);
        }
    }

    private void handle(ServerMessage message) {
        if (message instanceof ServerMessage.Hello hello) {
            greet(hello);
        } else if (message instanceof ServerMessage.Reset reset) {
            close();
            owner.redirected(reset.host());
        } else if (message instanceof ServerMessage.Shutdown shutdown) {
            close();
            owner.dismissed(shutdown.reason());
        } else if (message instanceof ServerMessage.Pong) {
            health.ponged();
        } else if (!(message instanceof ServerMessage.Ignored)) {
            health.answered();
            owner.received(message);
        }
    }

    private void greet(ServerMessage.Hello hello) {
        if (greeted) {
            throw new MalformedMessageException("the server greeted twice");
        }
        greeted = true;
        health.greeted();
        owner.greeted(hello);
    }

    private void giveUp() {
        fail(greeted ? "the server answers nothing" : "the server did not greet in time");
    }

    private void fail(@Nullable String reason) {
        if (!ended) {
            close();
            owner.lost(String.valueOf(reason));
        }
    }

    private void sendText(String text) {
        keepAlive.touch();
        wire.send(text);
    }

    private boolean end() {
        if (ended) {
            return false;
        }
        ended = true;
        keepAlive.stop();
        health.stop();
        return true;
    }
}
