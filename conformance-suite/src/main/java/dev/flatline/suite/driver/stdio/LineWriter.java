package dev.flatline.suite.driver.stdio;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Writes lines to a child's standard input on a thread of its own: a child that is frozen, or too busy to read, must not hold
 * up the runner.
 */
final class LineWriter implements Runnable {

    private static final String END = "";

    private final OutputStream out;
    private final BlockingQueue<String> lines;

    private final Runnable onFailure;

    /** A writer that runs {@code onFailure} on its own thread when the child no longer takes lines. */
    LineWriter(OutputStream out, int maxWaitingLines, Runnable onFailure) {
        this.out = out;
        this.onFailure = onFailure;
        this.lines = new ArrayBlockingQueue<>(maxWaitingLines);
    }

    /** Queues a line; false if too many wait already. */
    boolean offer(String line) {
        return lines.offer(line);
    }

    /** Drops the lines that wait and closes the child's standard input. */
    void abandon() {
        lines.clear();
        var unused = lines.offer(END);
    }

    /** Closes the child's standard input after the lines that wait; false if there is no room to note that. */
    boolean end() {
        return lines.offer(END);
    }

    @Override
    public void run() {
        try (out) {
            for (String line = lines.take(); !line.equals(END); line = lines.take()) {
                out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        } catch (IOException e) {
            lines.clear();
            onFailure.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
