package dev.flatline.suite.client.net;

import dev.flatline.suite.client.Wire;
import dev.flatline.suite.client.WireListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.exceptions.WebsocketNotConnectedException;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.handshake.ServerHandshake;
import org.jspecify.annotations.Nullable;

/** One WebSocket over TCP. The library's callbacks come from its threads and hop to the client's executor. */
final class SocketWire implements Wire {
    private final ScheduledExecutorService executor;
    private final WireListener listener;
    private final PausableSocket socket = new PausableSocket();
    private final Client client;
    private boolean closed;
    private @Nullable ScheduledFuture<?> goodbye;

    @SuppressWarnings("deprecation") // setSocket: its replacement is a factory of sockets, and this one must be at hand
    SocketWire(URI uri, ScheduledExecutorService executor, WireListener listener) {
        this.executor = executor;
        this.listener = listener;
        client = new Client(uri);
        client.setSocket(socket);
        client.setTcpNoDelay(true);
        client.setConnectionLostTimeout(0);
        client.setDaemon(true);
    }

    void open() {
        client.connect();
    }

    @Override
    public void send(String text) {
        try {
            client.send(text);
        } catch (WebsocketNotConnectedException e) {
            // It closed a moment ago; the listener is about to hear of it.
        }
    }

    @Override
    public void close() {
        if (client.isOpen()) {
            closed = true;
            client.close(CloseFrame.NORMAL);
            goodbye = executor.schedule(this::abort, Closes.GOODBYE_MILLIS, TimeUnit.MILLISECONDS);
        } else {
            abort();
        }
    }

    @Override
    public void abort() {
        closed = true;
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException("a socket that does not close", e);
        }
    }

    @Override
    public void setReading(boolean reading) {
        socket.setReading(reading);
    }

    private void ended(String reason) {
        if (goodbye != null) {
            goodbye.cancel(false);
        }
        if (!closed) {
            closed = true;
            listener.closed(reason);
        }
    }

    private void hop(Runnable task) {
        try {
            executor.execute(task);
        } catch (RejectedExecutionException e) {
            // The world the client lived in is gone; nobody is left to be told.
            abort();
        }
    }

    /** The library's client, without its own timers. */
    private final class Client extends WebSocketClient {
        private volatile String failure = "";

        Client(URI uri) {
            super(uri, Drafts.create(), Drafts.HEADERS);
        }

        @Override
        public void onOpen(ServerHandshake handshake) {
            hop(() -> {
                if (!closed) {
                    listener.opened();
                }
            });
        }

        @Override
        public void onMessage(String message) {
            hop(() -> {
                if (!closed) {
                    listener.received(message);
                }
            });
        }

        @Override
        public void onClose(int code, String reason, boolean remote) {
            String description = Closes.describe(code, reason, failure);
            hop(() -> ended(description));
        }

        @Override
        public void onError(Exception e) {
            failure = String.valueOf(e.getMessage());
        }
    }
}
