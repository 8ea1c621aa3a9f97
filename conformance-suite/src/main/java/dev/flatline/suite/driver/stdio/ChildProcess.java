package dev.flatline.suite.driver.stdio;

import dev.flatline.simulator.process.ProcessFaults;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** An operating system process with a tail of its standard error, which dies with this one. */
final class ChildProcess {

    private final Process process;
    private final ProcessFaults faults;
    private final Tail errors = new Tail();
    private final CompletableFuture<Void> errorsEnded = new CompletableFuture<>();

    private ChildProcess(Process process) {
        this.process = process;
        this.faults = new ProcessFaults(process.toHandle());
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
        // Process.destroyForcibly would also close the streams, and with them the last words.
        var unused = faults.crash();
    }

    /** What can be done to it and to what it has started. */
    ProcessFaults faults() {
        return faults;
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
