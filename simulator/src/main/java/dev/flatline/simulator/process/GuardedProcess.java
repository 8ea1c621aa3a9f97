package dev.flatline.simulator.process;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A program that does not outlive this one, however this one ends. A shell beside it reads a pipe of which only we hold
 * the other end; when the kernel closes that, by SIGKILL too, the shell kills the program and, where the system has {@code
 * setsid}, all that the program has started.
 */
public final class GuardedProcess implements AutoCloseable {
    /**
     * The guard reads descriptor 3, because a shell gives what it starts in the background no standard input. It belongs to the
     * group that it kills, so that is the last thing it does; without setsid there is no such group.
     */
    private static final String GUARD =
            "after=$1; shift; exec 3<&0; (cat <&3; eval \"$after\"; kill -s KILL -- -$$ || kill -s KILL $$) >/dev/null 2>&1 & exec \"$@\" 3<&- </dev/null";

    /** For {@code afterwards}: there is nothing else to clean up. */
    public static final String NOTHING = ":";

    private static final Pattern SEPARATOR = Pattern.compile(Pattern.quote(File.pathSeparator));
    private static final long STOP_SECONDS = 5;
    private static final int LINES_KEPT = 20;

    private final Process process;
    private final Thread reader;
    private final Consumer<String> listener;
    private final Deque<String> lines = new ArrayDeque<>();

    private GuardedProcess(Process process, String name, Consumer<String> listener) {
        this.process = process;
        this.listener = listener;
        reader = new Thread(this::keepOutput, name + "-output");
        reader.setDaemon(true);
    }

    /**
     * Starts a program in the working directory of this one.
     *
     * @see #start(List, Path, Map, String, Consumer)
     */
    public static GuardedProcess start(List<String> command, Map<String, String> environment) throws IOException {
        return start(command, Path.of(""), environment, NOTHING, line -> {});
    }

    /**
     * Starts a program. Needs a POSIX shell.
     *
     * @param directory where it runs
     * @param environment variables added to those of this process
     * @param afterwards what else a shell does when the program has ended, by itself or with us, and before it is killed if it
     *     still runs; a command in the shell's language
     * @param listener told each line that it writes, to standard output or standard error, on a thread of its own
     * @throws IOException if there is no shell or no such directory; a program that cannot be run ends at once and the output
     *     says so
     */
    public static GuardedProcess start(
            List<String> command,
            Path directory,
            Map<String, String> environment,
            String afterwards,
            Consumer<String> listener)
            throws IOException {
        List<String> guarded = new ArrayList<>();
        setsid().ifPresent(guarded::add);
        guarded.addAll(List.of("sh", "-c", GUARD, "sh", afterwards));
        guarded.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(guarded)
                .directory(directory.toAbsolutePath().toFile())
                .redirectErrorStream(true);
        builder.environment().putAll(environment);
        String name = String.valueOf(Path.of(command.get(0)).getFileName());
        GuardedProcess guard = new GuardedProcess(builder.start(), name, listener);
        guard.reader.start();
        // Else the guard would wait, and one day kill whoever has got the number of the dead.
        var unused = guard.process.onExit().thenAccept(ended -> guard.letGuardGo());
        return guard;
    }

    /** The program that makes a session, and so a group, of what it becomes. */
    private static Optional<String> setsid() {
        return Stream.ofNullable(System.getenv("PATH"))
                .flatMap(SEPARATOR::splitAsStream)
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, "setsid"))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }

    private void keepOutput() {
        try (BufferedReader reader = process.inputReader()) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                keep(line);
                listener.accept(line);
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
    public long pid() {
        return process.pid();
    }

    /** Whether it still runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Its exit code; 128 and the signal's number if a signal ended it. Asked of a program that has ended. */
    public int exitCode() {
        return process.exitValue();
    }

    /** The last lines that it has written. */
    public synchronized String output() {
        return String.join("\n", lines);
    }

    /** The last lines of one that has ended, waiting a moment for those that are still on their way. */
    public String lastWords() {
        join(Duration.ofSeconds(1));
        return output();
    }

    /** Waits until it ends; false if it still runs after {@code patience}, or the wait was interrupted. */
    public boolean endsWithin(Duration patience) {
        try {
            return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * Asks it to end, and kills it if it has not done so after {@code grace}.
     *
     * @param signal as the {@code kill} program knows it, such as {@code TERM}
     * @return whether it ended by itself
     */
    public boolean stop(String signal, Duration grace) {
        boolean asked = false;
        try {
            asked = new ProcessBuilder("kill", "-" + signal, Long.toString(pid()))
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            // Without a kill program there is only the other way.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        boolean ended = asked && endsWithin(grace);
        close();
        return ended;
    }

    /** Kills it, and returns when it is dead and its last words are in {@link #output}. */
    @Override
    public void close() {
        letGuardGo();
        if (!endsWithin(Duration.ofSeconds(STOP_SECONDS))) {
            process.destroyForcibly();
        }
        join(Duration.ofSeconds(STOP_SECONDS));
    }

    private void join(Duration patience) {
        try {
            reader.join(patience.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
