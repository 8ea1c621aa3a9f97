package dev.flatline.simulator.toxiproxy;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A program that does not outlive this one, however this one ends. A shell beside it reads a pipe of which only we hold
 * the other end; when the kernel closes that, by SIGKILL too, the shell kills the program.
 */
final class GuardedProcess implements AutoCloseable {
    /** The guard reads descriptor 3, because a shell gives what it starts in the background no standard input. */
    private static final String GUARD =
            "exec 3<&0; (cat <&3; kill -KILL $$) >/dev/null 2>&1 & exec \"$@\" 3<&- </dev/null";

    private static final long STOP_SECONDS = 5;
    private static final int LINES_KEPT = 8;

    private final Process process;
    private final Thread reader;
    private final Deque<String> lines = new ArrayDeque<>();

    private GuardedProcess(Process process) {
        this.process = process;
        reader = new Thread(this::keepOutput, "toxiproxy-output");
        reader.setDaemon(true);
    }

    /**
     * Starts a program. Needs a POSIX shell.
     *
     * @throws IOException if there is no shell; a program that cannot be run ends at once and the output says so
     */
    static GuardedProcess start(List<String> command, Map<String, String> environment) throws IOException {
        List<String> guarded = new ArrayList<>(List.of("sh", "-c", GUARD, "sh"));
        guarded.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(guarded).redirectErrorStream(true);
        builder.environment().putAll(environment);
        GuardedProcess guard = new GuardedProcess(builder.start());
        guard.reader.start();
        // Else the guard would wait, and one day kill whoever has got the number of the dead.
        var unused = guard.process.onExit().thenAccept(ended -> guard.letGuardGo());
        return guard;
    }

    private void keepOutput() {
        try (BufferedReader reader = process.inputReader()) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                keep(line);
            }
        } catch (IOException e) {
            keep("(its output could not be read: " + e.getMessage() + ")");
        }
    }

    private synchronized void keep(String line) {
        if (lines.size() == LINES_KEPT) {
            lines.removeFirst();
        }
        lines.addLast(line);
    }

    private void letGuardGo() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            // The pipe is closed all the same: nothing was ever written to it.
        }
    }

    /** Its number, which the program has taken over from the shell. */
    long pid() {
        return process.pid();
    }

    /** The last lines that it has written. */
    synchronized String output() {
        return String.join("\n", lines);
    }

    /** Waits until it ends; false if it still runs after {@code patience}, or the wait was interrupted. */
    boolean endsWithin(Duration patience) {
        try {
            return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Kills it, and returns when it is dead and its last words are in {@link #output}. */
    @Override
    public void close() {
        letGuardGo();
        if (!endsWithin(Duration.ofSeconds(STOP_SECONDS))) {
            process.destroyForcibly();
        }
        try {
            reader.join(TimeUnit.SECONDS.toMillis(STOP_SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
