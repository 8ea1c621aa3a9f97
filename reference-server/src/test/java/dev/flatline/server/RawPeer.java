package dev.flatline.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A peer that says whatever it likes: bytes on a socket. */
final class RawPeer implements AutoCloseable {
    private static final int BOUND_MILLIS = 10_000;

    private final Socket socket = new Socket();

    RawPeer(ReferenceServer server) throws IOException {
        // Small, so that what the peer does not read piles up on the server's side.
        socket.setReceiveBufferSize(8 * 1024);
        socket.setSoTimeout(BOUND_MILLIS);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
    }

    /** A peer that has asked for a WebSocket and has been greeted. */
    static RawPeer webSocket(ReferenceServer server, String query) throws IOException {
        RawPeer peer = new RawPeer(server).send(InMemoryClient.upgrade("/.ws?v=5&" + query, "raw"));
        peer.readUntil("\"t\":\"h\"");
        return peer;
    }

    RawPeer send(byte[] bytes) throws IOException {
        try {
            socket.getOutputStream().write(bytes);
        } catch (SocketException e) {
            // The server has had enough; what it said can still be read.
        }
        return this;
    }

    RawPeer send(String text) throws IOException {
        return send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    RawPeer frame(String text) throws IOException {
        return frame(1, text.getBytes(StandardCharsets.UTF_8));
    }

    RawPeer frame(int opcode, byte[] payload) throws IOException {
        ByteBuffer frame = ByteBuffer.allocate(payload.length + 14).put((byte) (0x80 | opcode));
        if (payload.length < 126) {
            frame.put((byte) (0x80 | payload.length));
        } else if (payload.length < 65_536) {
            frame.put((byte) (0x80 | 126)).putShort((short) payload.length);
        } else {
            frame.put((byte) (0x80 | 127)).putLong(payload.length);
        }
        frame.putInt(0).put(payload);
        return send(Arrays.copyOf(frame.array(), frame.position()));
    }

    RawPeer request(int number, String action, String body) throws IOException {
        return frame("{\"t\":\"d\",\"d\":{\"r\":" + number + ",\"a\":\"" + action + "\",\"b\":" + body + "}}");
    }

    /** Reads until that has come, and what came with it. */
    String readUntil(String part) throws IOException {
        StringBuilder read = new StringBuilder();
        byte[] bytes = new byte[4096];
        while (read.indexOf(part) < 0) {
            int count = socket.getInputStream().read(bytes);
            if (count < 0) {
                throw new AssertionError("the connection ended before " + part + " came: " + read);
            }
            read.append(new String(bytes, 0, count, StandardCharsets.UTF_8));
        }
        return read.toString();
    }

    /** Reads until the server closes; {@code [reset]} stands for a reset. */
    String readToEnd() throws IOException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        try {
            InputStream in = socket.getInputStream();
            byte[] bytes = new byte[4096];
            for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
                read.write(bytes, 0, count);
            }
            return read.toString(StandardCharsets.UTF_8);
        } catch (SocketException e) {
            return read.toString(StandardCharsets.UTF_8) + "[reset]";
        }
    }

    /** Goes without a word. */
    void cut() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
