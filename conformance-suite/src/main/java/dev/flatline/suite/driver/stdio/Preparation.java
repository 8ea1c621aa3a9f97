package dev.flatline.suite.driver.stdio;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * What has to be done once in a driver's folder before it can be started. Two runs that begin together do it once.
 *
 * @param folder the driver's
 * @param what it is, for people, such as {@code Installing the npm packages of firebase-js}
 * @param command what is run, for people, such as {@code npm ci}
 * @param done whether there is nothing left to do
 */
record Preparation(Path folder, String what, String command, BooleanSupplier done) {

    private static final long PATIENCE_SECONDS = 300;
    private static final long INTERVAL_SECONDS = 5;

    /** A file lock keeps other processes out, but not other threads of this one. */
    private static final Object THIS_PROCESS = new Object();

    /**
     * Does it, unless it is done.
     *
     * @param line the program and its arguments
     * @param progress told every few seconds, in one line, what is going on
     * @throws UnavailableDriverException if the program fails
     */
    void run(List<String> line, Consumer<String> progress) {
        Path guard = folder.resolve(".install.lock");
        try {
            synchronized (THIS_PROCESS) {
                try (FileChannel channel =
                                FileChannel.open(guard, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                        FileLock held = channel.lock()) {
                    if (held.isValid() && !done.getAsBoolean()) {
                        start(line, progress);
                    }
                }
            }
        } catch (IOException e) {
            throw new UnavailableDriverException(
                    "The packages of " + folder + " cannot be installed: " + e.getMessage(), e);
        }
    }

    private void start(List<String> line, Consumer<String> progress) throws IOException {
        progress.accept(what + " (once)");
        ProcessBuilder builder =
                new ProcessBuilder(line).directory(folder.toFile()).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        ChildProcess child = ChildProcess.spawn(builder, "preparation");
        try (OutputStream nothingToSay = child.input()) {
            nothingToSay.flush();
            int code = exitCode(child, progress);
            if (code != 0) {
                throw new UnavailableDriverException("\"" + command + "\" failed in " + folder + " with exit code "
                        + code + System.lineSeparator() + child.errorTail(Duration.ofSeconds(INTERVAL_SECONDS)));
            }
        } finally {
            child.kill();
        }
    }

    private int exitCode(ChildProcess child, Consumer<String> progress) {
        for (long seconds = INTERVAL_SECONDS; seconds <= PATIENCE_SECONDS; seconds += INTERVAL_SECONDS) {
            OptionalInt code = child.exitWithin(Duration.ofSeconds(INTERVAL_SECONDS));
            if (code.isPresent()) {
                return code.getAsInt();
            }
            progress.accept(what + ": " + seconds + " s");
        }
        throw new UnavailableDriverException(
                "\"" + command + "\" did not end within " + PATIENCE_SECONDS + " s in " + folder);
    }
}
