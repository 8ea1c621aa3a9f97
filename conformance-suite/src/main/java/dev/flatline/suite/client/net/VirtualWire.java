package dev.flatline.suite.client.net;

import dev.flatline.simulator.virtual.SocketHandler;
import dev.flatline.simulator.virtual.VirtualNetwork;
import dev.flatline.simulator.virtual.VirtualSocket;
import dev.flatline.suite.client.Wire;
import dev.flatline.suite.client.WireListener;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.java_websocket.WebSocket;
import org.java_websocket.WebSocketAdapter;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.exceptions.InvalidHandshakeException;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.framing.TextFrame;
import org.java_websocket.handshake.HandshakeImpl1Client;
import org.java_websocket.handshake.Handshakedata;
import org.jspecify.annotations.Nullable;

/** One WebSocket on the virtual network: the library's framing between two plain byte interfaces. */
final class VirtualWire extends WebSocketAdapter implements Wire, SocketHandler {
    private final ScheduledExecutorService executor;
    private final String address;
    private final String pathAndQuery;
    private final WireListener listener;
    private final WebSocketImpl framing;
    private final VirtualSocket socket;
    private @Nullable ScheduledFuture<?> goodbye;
    private String failure = "";
    private boolean closed;

    VirtualWire(
            VirtualNetwork network,
            ScheduledExecutorService executor,
            String address,
            String pathAndQuery,
            WireListener listener) {
        this.executor = executor;
        this.address = address;
        this.pathAndQuery = pathAndQuery;
        this.listener = listener;
        framing = new WebSocketImpl(this, Drafts.create());
        socket = network.connect(address, this);
    }

    /** As the library's own sending does, but without the text that it makes of each frame for a log that nobody keeps. */
    @Override
    public void send(String text) {
        if (framing.isOpen()) {
            TextFrame frame = new TextFrame();
            frame.setPayload(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
            frame.setTransferemasked(true);
            write(framing.getDraft().createBinaryFrame(frame));
        }
    }

    @Override
    public void close() {
        if (framing.isOpen()) {
            closed = true;
            framing.close(CloseFrame.NORMAL);
            goodbye = executor.schedule(socket::close, Closes.GOODBYE_MILLIS, TimeUnit.MILLISECONDS);
        } else {
            abort();
        }
    }

    /** A dead process's kernel sends a FIN after what was already written. */
    @Override
    public void abort() {
        closed = true;
        socket.close();
    }

    @Override
    public void setReading(boolean reading) {
        socket.setReading(reading);
    }

    @Override
    public void connected(VirtualSocket connected) {
        HandshakeImpl1Client request = new HandshakeImpl1Client();
        request.setResourceDescriptor(pathAndQuery);
        request.put("Host", address);
        Drafts.HEADERS.forEach(request::put);
        try {
            framing.startHandshake(request);
        } catch (InvalidHandshakeException e) {
            throw new IllegalStateException("the library refused its own handshake", e);
        }
    }

    @Override
    public void received(byte[] bytes) {
        framing.decode(ByteBuffer.wrap(bytes));
        if (framing.isClosing()) {
            // The reading loop of the library's own client ends like this, too, whatever it is that came.
            framing.eot();
        }
    }

    @Override
    public void closed(boolean reset) {
        if (goodbye != null) {
            goodbye.cancel(false);
        }
        end(reset ? "connection reset" : "connection closed");
    }

    @Override
    public void refused() {
        end("connection refused");
    }

    @Override
    public void onWriteDemand(WebSocket webSocket) {
        for (ByteBuffer buffer = framing.outQueue.poll(); buffer != null; buffer = framing.outQueue.poll()) {
            write(buffer);
        }
    }

    private void write(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        socket.write(bytes);
    }

    @Override
    public void onWebsocketOpen(WebSocket webSocket, Handshakedata handshake) {
        if (!closed) {
            listener.opened();
        }
    }

    @Override
    public void onWebsocketMessage(WebSocket webSocket, String message) {
        if (!closed) {
            listener.received(message);
        }
    }

    /** The protocol has no binary messages; the official clients ignore them. */
    @Override
    public void onWebsocketMessage(WebSocket webSocket, ByteBuffer blob) {}

    /** The peer said goodbye, or sent what is no WebSocket. */
    @Override
    public void onWebsocketClose(WebSocket webSocket, int code, String reason, boolean remote) {
        socket.close();
        if (goodbye != null) {
            goodbye.cancel(false);
        }
        end(Closes.describe(code, reason, failure));
    }

    @Override
    public void onWebsocketError(WebSocket webSocket, Exception e) {
        failure = String.valueOf(e.getMessage());
    }

    /** {@link #onWebsocketClose} follows. */
    @Override
    public void onWebsocketClosing(WebSocket webSocket, int code, String reason, boolean remote) {}

    /** {@link #onWebsocketClose} follows. */
    @Override
    public void onWebsocketCloseInitiated(WebSocket webSocket, int code, String reason) {}

    @Override
    public @Nullable InetSocketAddress getLocalSocketAddress(WebSocket webSocket) {
        return null;
    }

    @Override
    public @Nullable InetSocketAddress getRemoteSocketAddress(WebSocket webSocket) {
        return null;
    }

    private void end(String reason) {
        if (!closed) {
            closed = true;
            listener.closed(reason);
        }
    }
}
