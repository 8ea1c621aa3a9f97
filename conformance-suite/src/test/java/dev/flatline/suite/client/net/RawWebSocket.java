package dev.flatline.suite.client.net;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The server's side of RFC 6455, byte by byte, so that the connectors are not judged by the library they use. */
final class RawWebSocket {
    private static final Pattern KEY = Pattern.compile("(?im)^Sec-WebSocket-Key: (\\S+)");

    private RawWebSocket() {}

    static byte[] accept(String request) {
        Matcher key = KEY.matcher(request);
        if (!key.find()) {
            throw new AssertionError("no upgrade request: " + request);
        }
        String accept = Base64.getEncoder().encodeToString(sha1(key.group(1) + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"));
        return ascii("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Accept: " + accept + "\r\n\r\n");
    }

    /** A final, unmasked frame of at most 125 bytes. */
    static byte[] frame(int opcode, String payload) {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(0x80 | opcode);
        frame.write(payload.length());
        frame.writeBytes(ascii(payload));
        return frame.toByteArray();
    }

    /** The opcode of the masked frame that begins at an offset. */
    static int opcode(byte[] bytes, int offset) {
        return bytes[offset] & 0x0f;
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] sha1(String text) {
        try {
            return MessageDigest.getInstance("SHA-1").digest(ascii(text));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
