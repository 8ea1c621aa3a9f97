package dev.flatline.server;

import dev.flatline.server.transport.ByteConnection;
import dev.flatline.server.transport.ByteOutput;
import dev.flatline.server.transport.InMemoryServer;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A raw client for tests: bytes, HTTP and WebSocket framing by hand, so that nothing is shared with the server. */
public final class InMemoryClient implements ByteOutput {
    private final ByteConnection connection;
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private final List<String> frames = new ArrayList<>();
    private String httpResponse = "";
    private int parsed;
    private int pings;
    private int closeCode;
    private boolean answersPings = true;
    private String end = "";
    private int nextRequest = 1;

    public InMemoryClient(InMemoryServer server, String query, String userAgent) {
        this(server, upgrade("/.ws?" + query, userAgent));
    }

    public InMemoryClient(InMemoryServer server, byte[] firstBytes) {
        connection = server.accept(this);
        connection.receive(firstBytes);
    }

    public static byte[] upgrade(String target, String userAgent) {
        return ("GET " + target + " HTTP/1.1\r\nHost: localhost:9000\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        + "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\nUser-Agent: "
                        + userAgent + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** Sends a request and returns its number. */
    public int request(String action, String body) {
        int r = nextRequest++;
        sendFrame("{\"t\":\"d\",\"d\":{\"r\":" + r + ",\"a\":\"" + action + "\",\"b\":" + body + "}}");
        return r;
    }

    public void sendFrame(String text) {
        sendFrame(1, true, text.getBytes(StandardCharsets.UTF_8));
    }

    public void sendFrame(int opcode, boolean last, byte[] payload) {
        ByteBuffer frame = ByteBuffer.allocate(payload.length + 14);
        frame.put((byte) ((last ? 0x80 : 0) | opcode));
        if (payload.length < 126) {
            frame.put((byte) (0x80 | payload.length));
        } else if (payload.length < 65_536) {
            frame.put((byte) (0x80 | 126)).putShort((short) payload.length);
        } else {
            frame.put((byte) (0x80 | 127)).putLong(payload.length);
        }
        // A mask of zeros is a legal mask and leaves the payload readable.
        frame.putInt(0).put(payload);
        sendBytes(Arrays.copyOf(frame.array(), frame.position()));
    }

    public void sendBytes(byte[] bytes) {
        connection.receive(bytes);
    }

    public void sendClose() {
        sendFrame(8, true, new byte[] {3, (byte) 232});
    }

    public void fin() {
        connection.closed(false);
    }

    public void cut() {
        connection.closed(true);
    }

    public void stopAnsweringPings() {
        answersPings = false;
    }

    @Override
    public void write(byte[] bytes) {
        received.writeBytes(bytes);
        parse();
    }

    @Override
    public void close() {
        end = "FIN";
    }

    @Override
    public void reset() {
        end = "RST";
    }

    private void parse() {
        ByteBuffer all = ByteBuffer.wrap(received.toByteArray());
        if (httpResponse.isEmpty()) {
            String text = StandardCharsets.ISO_8859_1.decode(all.duplicate()).toString();
            int endOfHead = text.indexOf("\r\n\r\n");
            if (endOfHead < 0) {
                return;
            }
            httpResponse = text;
            parsed = endOfHead + 4;
        }
        if (!httpResponse.startsWith("HTTP/1.1 101")) {
            return;
        }
        all.position(parsed);
        while (all.remaining() >= 2) {
            int opcode = all.get() & 0xff;
            int length = all.get() & 0x7f;
            if (length == 126) {
                length = all.getShort() & 0xffff;
            } else if (length == 127) {
                length = (int) all.getLong();
            }
            byte[] payload = new byte[length];
            all.get(payload);
            parsed = all.position();
            take(opcode, payload);
        }
    }

    private void take(int finAndOpcode, byte[] payload) {
        switch (finAndOpcode) {
            case 0x81 -> frames.add(new String(payload, StandardCharsets.UTF_8));
            case 0x88 ->
                closeCode =
                        payload.length == 0 ? 1005 : ByteBuffer.wrap(payload).getShort();
            case 0x89 -> {
                pings++;
                if (answersPings) {
                    sendFrame(10, true, payload);
                }
            }
            default -> throw new AssertionError("unexpected frame header " + finAndOpcode);
        }
    }

    /** All text frames so far, the hello included. */
    public List<String> frames() {
        return List.copyOf(frames);
    }

    /** The text frames since the last call; forgets them. */
    public List<String> takeFrames() {
        List<String> taken = List.copyOf(frames);
        frames.clear();
        return taken;
    }

    public byte[] allBytes() {
        return received.toByteArray();
    }

    public String httpResponse() {
        return httpResponse;
    }

    public int pings() {
        return pings;
    }

    public int closeCode() {
        return closeCode;
    }

    /** How the server closed: "FIN", "RST", or empty if it did not. */
    public String end() {
        return end;
    }

    /** The session id of the hello. */
    public String sessionId() {
        String hello = frames.get(0);
        int start = hello.indexOf("\"s\":\"") + 5;
        return hello.substring(start, hello.indexOf('"', start));
    }
}
