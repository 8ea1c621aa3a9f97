package dev.flatline.suite.bench.server;

import io.netty.buffer.ByteBuf;

/**
 * Keeps puts outstanding on one connection: each answer sends the next one. Every slot writes a path of its own, and by turns one
 * of two values, since writing what is there already might cost less. On the generator's loop.
 */
final class Writer implements Receiver {
    /** As long as a small presence record. */
    private static final String TEXT = "0123456789abcdef".repeat(4);

    private final WireConnection connection;
    private final byte[][] frames;
    private boolean running;
    private int outstanding;
    private int next;
    private long answered;

    /** Writes below a path, once started. */
    Writer(WireConnection connection, String path, int slots) {
        this.connection = connection;
        frames = new byte[2 * slots][];
        for (int i = 0; i < frames.length; i++) {
            frames[i] = connection.frame(put(i + 1, path + "/k" + i % slots, i < slots ? 'a' : 'b'));
        }
        connection.receiver(this);
    }

    /** Writes one path. */
    static Writer ofOnePath(WireConnection connection, String path, int outstanding) {
        Writer writer = new Writer(connection, path, outstanding);
        for (int i = 0; i < writer.frames.length; i++) {
            writer.frames[i] = connection.frame(put(i + 1, path, i % 2 == 0 ? 'a' : 'b'));
        }
        return writer;
    }

    private static String put(int number, String path, char variant) {
        return Requests.put(number, path, TEXT + variant);
    }

    /** What is written, for those who answer without looking. */
    static String text() {
        return TEXT + 'a';
    }

    void start() {
        running = true;
        while (outstanding < frames.length / 2) {
            sendOne();
        }
        connection.flush();
    }

    /** Sends nothing more; answers may still come. */
    void stop() {
        running = false;
    }

    boolean isDone() {
        return outstanding == 0;
    }

    /** How many puts have been answered. */
    long answered() {
        return answered;
    }

    @Override
    public void message(ByteBuf in, int index, int length) {
        answered++;
        outstanding--;
        if (running) {
            sendOne();
        }
    }

    private void sendOne() {
        outstanding++;
        connection.send(frames[next]);
        next = next + 1 == frames.length ? 0 : next + 1;
    }
}
