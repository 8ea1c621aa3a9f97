package dev.flatline.suite.driver.stdio;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** The npm packages of one driver: installed into its folder exactly as its lock file says. */
public final class NodePackages {

    private static final long PATIENCE_SECONDS = 300;
    private static final long INTERVAL_SECONDS = 5;

    /** A file lock keeps other processes out, but not other threads of this one. */
    private static final Object THIS_PROCESS = new Object();

    private final Path folder;
    private final String searchPath;

    /** The packages of the driver in {@code folder}. */
    public NodePackages(Path folder) {
        this(folder, Optional.ofNullable(System.getenv("PATH")).orElse(""));
    }

    NodePackages(Path folder, String searchPath) {
        this.folder = folder;
        this.searchPath = searchPath;
    }

    /** Whether they are there, and not older than the lock file. */
    public boolean installed() {
        // npm writes this file last, so an installation that broke off does not count.
        Path receipt = folder.resolve("node_modules").resolve(".package-lock.json");
        try {
            return Files.exists(receipt)
                    && Files.getLastModifiedTime(receipt)
                                    .compareTo(Files.getLastModifiedTime(folder.resolve("package-lock.json")))
                            >= 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Installs them unless they are {@link #installed()}. Two runs that start together install once.
     *
     * @param progress told every few seconds, in one line, what is going on
     * @throws UnavailableDriverException if npm is missing or fails
     */
    public void install(Consumer<String> progress) {
        if (installed()) {
            return;
        }
        Path npm = NodeJs.onPath("npm", searchPath)
                .orElseThrow(
                        () -> new UnavailableDriverException("npm is not installed: there is no \"npm\" on the PATH to"
                                + " install the packages of " + folder));
        Path guard = folder.resolve(".install.lock");
        try {
            synchronized (THIS_PROCESS) {
                try (FileChannel channel =
                                FileChannel.open(guard, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                        FileLock held = channel.lock()) {
                    if (held.isValid() && !installed()) {
                        run(npm, progress);
                    }
                }
            }
        } catch (IOException e) {
            throw new UnavailableDriverException(
                    "The packages of " + folder + " cannot be installed: " + e.getMessage(), e);
        }
    }

    private void run(Path npm, Consumer<String> progress) throws IOException {
        progress.accept("Installing the npm packages of " + folder.getFileName() + " (once)");
        ProcessBuilder builder = new ProcessBuilder(npm.toString(), "ci", "--no-audit", "--no-fund")
                .directory(folder.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        ChildProcess child = ChildProcess.spawn(builder, "npm");
        try (OutputStream nothingToSay = child.input()) {
            nothingToSay.flush();
            int code = exitCode(child, progress);
            if (code != 0) {
                throw new UnavailableDriverException("\"npm ci\" failed in " + folder + " with exit code " + code
                        + System.lineSeparator() + child.errorTail(Duration.ofSeconds(INTERVAL_SECONDS)));
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
            progress.accept("Installing the npm packages of " + folder.getFileName() + ": " + seconds + " s");
        }
        throw new UnavailableDriverException("\"npm ci\" did not end within " + PATIENCE_SECONDS + " s in " + folder);
    }
}
