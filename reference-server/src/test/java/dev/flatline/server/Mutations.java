package dev.flatline.server;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** What goes wrong with real traffic when chance has its hand in it. The same seed spoils it in the same way. */
final class Mutations {
    /** Messages as the official clients send them (spec 2.1). */
    private static final List<String> REQUESTS = List.of(
            "{\"t\":\"d\",\"d\":{\"r\":1,\"a\":\"s\",\"b\":{\"c\":{\"sdk.js.12-4-0\":1}}}}",
            "{\"t\":\"d\",\"d\":{\"r\":2,\"a\":\"q\",\"b\":{\"p\":\"/fuzz/a\",\"h\":\"\"}}}",
            "{\"t\":\"d\",\"d\":{\"r\":3,\"a\":\"q\",\"b\":{\"p\":\"/fuzz\",\"q\":{\"i\":\".key\",\"l\":2,\"vf\":\"r\"},"
                    + "\"t\":1,\"h\":\"\"}}}",
            "{\"t\":\"d\",\"d\":{\"r\":4,\"a\":\"p\",\"b\":{\"p\":\"/fuzz/a\",\"d\":{\"x\":1,\"y\":[true,null,\"\u00fc\"]}}}}",
            "{\"t\":\"d\",\"d\":{\"r\":5,\"a\":\"m\",\"b\":{\"p\":\"/fuzz\",\"d\":{\"a/x\":2,\"b\":null}}}}",
            "{\"t\":\"d\",\"d\":{\"r\":6,\"a\":\"o\",\"b\":{\"p\":\"/fuzz/gone\",\"d\":{\".sv\":\"timestamp\"}}}}",
            "{\"t\":\"d\",\"d\":{\"r\":7,\"a\":\"om\",\"b\":{\"p\":\"/fuzz\",\"d\":{\"left\":{\".sv\":{\"increment\":1}}}}}}",
            "{\"t\":\"d\",\"d\":{\"r\":8,\"a\":\"oc\",\"b\":{\"p\":\"/fuzz/gone\",\"d\":null}}}",
            "{\"t\":\"d\",\"d\":{\"r\":9,\"a\":\"g\",\"b\":{\"p\":\"/fuzz\",\"q\":{}}}}",
            "{\"t\":\"d\",\"d\":{\"r\":10,\"a\":\"auth\",\"b\":{\"cred\":\"eyJhbGciOiJub25lIn0.eyJ1aWQiOiJhIn0.\"}}}",
            "{\"t\":\"d\",\"d\":{\"r\":11,\"a\":\"p\",\"b\":{\"p\":\"/fuzz/a\",\"d\":1,\"h\":\"oXgwMTIzNDU2Nzg5MDEyMzQ1Njc4OTA=\"}}}",
            "{\"t\":\"d\",\"d\":{\"r\":12,\"a\":\"n\",\"b\":{\"p\":\"/fuzz/a\"}}}",
            "{\"t\":\"c\",\"d\":{\"t\":\"p\",\"d\":{}}}",
            "0");

    private static final List<String> HEADS = List.of(
            "GET /fuzz.json?ns=demo&orderBy=%22%24key%22&limitToLast=1 HTTP/1.1\r\nHost: localhost\r\n\r\n",
            "PUT /fuzz/rest.json?ns=demo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 7\r\n\r\n{\"a\":1}",
            "PATCH /fuzz.json HTTP/1.1\r\nHost: demo.localhost\r\nTransfer-Encoding: chunked\r\n\r\n7\r\n{\"b\":2}\r\n0\r\n\r\n",
            "GET /fuzz.json?ns=demo HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n",
            new String(InMemoryClient.upgrade("/.ws?v=5&ns=demo", "fuzz"), StandardCharsets.US_ASCII));
    private static final String[] PIECES = {
        "{",
        "}",
        "[",
        "]",
        "\"",
        ":",
        ",",
        "null",
        "true",
        "-1",
        "1e999",
        "\\ud800",
        "\\u0000",
        "{\".sv\":\"timestamp\"}",
        "{\".priority\":{}}",
        "{\".value\":{}}",
        "/",
        "..",
        ".info",
        "\r\n",
        "%",
        "99999999999999999999",
        "\u00e9",
        "[[[["
    };

    private final Random random;

    Mutations(Random random) {
        this.random = random;
    }

    /** The bytes of one connection's life: a request, or an upgrade and frames; here and there spoilt. */
    byte[] connection() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (random.nextInt(4) == 0) {
            for (int requests = 1 + random.nextInt(3); requests > 0; requests--) {
                bytes.writeBytes(spoilt(pick(HEADS).getBytes(StandardCharsets.ISO_8859_1), 2));
            }
            return bytes.toByteArray();
        }
        bytes.writeBytes(HEADS.get(HEADS.size() - 1).getBytes(StandardCharsets.US_ASCII));
        for (int messages = 1 + random.nextInt(12); messages > 0; messages--) {
            frames().forEach(bytes::writeBytes);
        }
        return bytes.toByteArray();
    }

    private List<byte[]> frames() {
        String text = pick(REQUESTS);
        if (random.nextInt(3) == 0) {
            StringBuilder changed = new StringBuilder(text);
            int at = random.nextInt(text.length());
            int end = Math.min(text.length(), at + random.nextInt(6));
            text = changed.replace(at, end, PIECES[random.nextInt(PIECES.length)])
                    .toString();
        }
        List<byte[]> frames = new ArrayList<>();
        if (random.nextInt(4) == 0) {
            int cut = random.nextInt(text.length() + 1);
            // Mostly the right count.
            int count = random.nextInt(5) == 0 ? random.nextInt(1_000_000) : 2;
            frames.add(frame(Integer.toString(count)));
            frames.add(frame(text.substring(0, cut)));
            frames.add(frame(text.substring(cut)));
        } else {
            frames.add(frame(text));
        }
        if (random.nextInt(6) == 0) {
            int which = random.nextInt(frames.size());
            frames.set(which, spoilt(frames.get(which), 3));
        }
        return frames;
    }

    private byte[] frame(String text) {
        byte[] payload = text.getBytes(StandardCharsets.UTF_8);
        int opcode = random.nextInt(20) == 0 ? random.nextInt(16) : 1;
        ByteBuffer frame = ByteBuffer.allocate(payload.length + 8).put((byte) (0x80 | opcode));
        if (payload.length < 126) {
            frame.put((byte) (0x80 | payload.length));
        } else {
            frame.put((byte) (0x80 | 126)).putShort((short) payload.length);
        }
        frame.putInt(0).put(payload);
        return Arrays.copyOf(frame.array(), frame.position());
    }

    private byte[] spoilt(byte[] bytes, int damages) {
        byte[] spoilt = bytes.clone();
        for (int i = random.nextInt(damages + 1); i > 0; i--) {
            int at = random.nextInt(spoilt.length);
            switch (random.nextInt(3)) {
                case 0 -> spoilt[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> spoilt[at] = (byte) random.nextInt(256);
                default -> spoilt = Arrays.copyOf(spoilt, Math.max(1, at));
            }
        }
        return spoilt;
    }

    private String pick(List<String> corpus) {
        return corpus.get(random.nextInt(corpus.size()));
    }
}
