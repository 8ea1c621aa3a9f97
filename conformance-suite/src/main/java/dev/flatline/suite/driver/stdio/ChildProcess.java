package dev.flatline.suite.driver.stdio;

import dev.flatline.simulator.fault.FaultException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** An operating system process with a tail of its standard error, which dies with this one. */
final class ChildProcess {

    private static final Duration SIGNAL_PATIENCE = Duration.ofSeconds(5);

    private final Process process;
    private final Tail errors = new Tail();
    private final CompletableFuture<Void> errorsEnded = new CompletableFuture<>();

    private ChildProcess(Process process) {
        this.process = process;
    }

    /**
     * Starts a process. Its standard error must be a pipe, as it is by default.
     *
     * @param name for the names of threads
     * @throws IOException if it cannot be started; the message says why
     */
    static ChildProcess spawn(ProcessBuilder builder, String name) throws IOException {
        ChildProcess child = new ChildProcess(builder.start());
        LiveChildren.add(child);
        daemon("flatline-" + name + "-stderr", child::keepErrors).start();
        return child;
    }

    static Thread daemon(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    InputStream output() {
        return process.getInputStream();
    }

    OutputStream input() {
        return process.getOutputStream();
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    /** Completes with the exit code. */
    CompletableFuture<Integer> exit() {
        return process.onExit().thenApply(Process::exitValue);
    }

    /** Its exit code, if it ends within {@code patience}. Waits. */
    OptionalInt exitWithin(Duration patience) {
        return exit().thenApply(OptionalInt::of)
                .completeOnTimeout(OptionalInt.empty(), patience.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    /** Adds a line to the tail of the standard error. */
    void note(String line) {
        errors.add(line);
    }

    /** The last lines of the standard error, waiting a moment for those that are on their way after the process's end. */
    String errorTail(Duration patience) {
        errorsEnded
                .completeOnTimeout(null, patience.toMillis(), TimeUnit.MILLISECONDS)
                .join();
        return errors.text();
    }

    /** SIGKILL, for what it has started too. Returns at once. */
    void kill() {
        // By its handle: Process.destroyForcibly would also close the streams, and with them the last words.
        List<ProcessHandle> descendants = process.descendants().toList();
        handle().destroyForcibly();
        descendants.forEach(ProcessHandle::destroyForcibly);
    }

    /**
     * Sends a signal, to what it has started too, and returns once it is sent.
     *
     * @param name as the {@code kill} program knows it, such as {@code STOP}
     * @throws FaultException if this system cannot
     */
    void signal(String name) {
        List<String> command = new ArrayList<>(List.of("kill", "-" + name));
        Stream.concat(Stream.of(handle()), process.descendants())
                .filter(ProcessHandle::isAlive)
                .forEach(one -> command.add(Long.toString(one.pid())));
        if (command.size() == 2) {
            return;
        }
        try {
            Process kill = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!kill.waitFor(SIGNAL_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                kill.destroyForcibly();
                throw new FaultException(String.join(" ", command) + " did not end within " + SIGNAL_PATIENCE);
            }
        } catch (IOException e) {
            throw new FaultException(
                    "A driver's process can only be frozen where there is a 'kill' program: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FaultException("interrupted during " + String.join(" ", command), e);
        }
    }

    /** Kills it if it has not ended by itself after {@code patience}. Returns at once. */
    void killAfter(Duration patience) {
        var unused = exit().orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((code, late) -> {
                    if (late != null) {
                        kill();
                    }
                });
    }

    private void keepErrors() {
        try (Reader reader = process.errorReader(StandardCharsets.UTF_8)) {
            errors.drain(reader);
        } catch (IOException e) {
            errors.add("(standard error could not be read: " + e.getMessage() + ")");
        } finally {
            errorsEnded.complete(null);
        }
    }
}
