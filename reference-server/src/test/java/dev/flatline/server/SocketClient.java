package dev.flatline.server;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.handshake.ServerHandshake;
import org.java_websocket.protocols.Protocol;

/** A raw client on a socket, built on a WebSocket library that shares no code with the server. */
final class SocketClient extends WebSocketClient {
    private static final int MAX_FRAME_BYTES = 1 << 20;

    private final List<String> frames = new CopyOnWriteArrayList<>();
    private int nextRequest = 1;

    private SocketClient(URI uri) {
        super(uri, new Draft_6455(List.of(), List.of(new Protocol("")), MAX_FRAME_BYTES), Map.of("User-Agent", "test"));
        setTcpNoDelay(true);
        // Its own liveness check would ping the server and hide whether the server's works.
        setConnectionLostTimeout(0);
    }

    /** Connects and waits for the upgrade. */
    static SocketClient connect(ReferenceServer server, String query) throws InterruptedException {
        URI uri = URI.create("ws://127.0.0.1:" + server.port() + "/.ws?v=5&" + query);
        SocketClient client = new SocketClient(uri);
        if (!client.connectBlocking()) {
            throw new AssertionError("could not connect to " + uri);
        }
        return client;
    }

    void request(String action, String body) {
        send("{\"t\":\"d\",\"d\":{\"r\":" + nextRequest++ + ",\"a\":\"" + action + "\",\"b\":" + body + "}}");
    }

    /**
     * Sends a close frame and leaves the closing to the server. The library's own {@code close()} may drop the socket before
     * its frame is out, when a ping of the server wakes its reader in between.
     */
    void sayGoodbye() {
        sendFrame(new CloseFrame());
    }

    List<String> frames() {
        return frames;
    }

    @Override
    public void onMessage(String message) {
        frames.add(message);
    }

    @Override
    public void onOpen(ServerHandshake handshake) {}

    @Override
    public void onClose(int code, String reason, boolean remote) {}

    @Override
    public void onError(Exception failure) {}
}
