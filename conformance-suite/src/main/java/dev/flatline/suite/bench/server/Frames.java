package dev.flatline.suite.bench.server;

import static java.nio.charset.StandardCharsets.UTF_8;

/** WebSocket frames (RFC 6455) as a client sends them, made before they are needed. */
final class Frames {
    static final int TEXT = 1;
    static final int CLOSE = 8;
    static final int PING = 9;
    static final int PONG = 10;

    private static final int FINAL = 0x80;
    private static final int MASKED = 0x80;
    private static final int LENGTH_IN_TWO_BYTES = 126;
    private static final int LONGEST = 0xffff;
    /** Any key will do where nobody is attacked, but for zero, which would spare servers their work. */
    private static final byte[] KEY = {0x37, (byte) 0xfa, 0x21, 0x3d};

    private Frames() {}

    static byte[] text(String text) {
        return masked(TEXT, text.getBytes(UTF_8));
    }

    static byte[] masked(int opcode, byte[] payload) {
        if (payload.length > LONGEST) {
            throw new IllegalArgumentException("a frame of " + payload.length + " bytes; at most " + LONGEST);
        }
        boolean isShort = payload.length < LENGTH_IN_TWO_BYTES;
        int header = (isShort ? 2 : 4) + KEY.length;
        byte[] frame = new byte[header + payload.length];
        frame[0] = (byte) (FINAL | opcode);
        frame[1] = (byte) (MASKED | (isShort ? payload.length : LENGTH_IN_TWO_BYTES));
        if (!isShort) {
            frame[2] = (byte) (payload.length >> 8);
            frame[3] = (byte) payload.length;
        }
        System.arraycopy(KEY, 0, frame, header - KEY.length, KEY.length);
        for (int i = 0; i < payload.length; i++) {
            frame[header + i] = (byte) (payload[i] ^ KEY[i % KEY.length]);
        }
        return frame;
    }
}
