package dev.flatline.suite.driver.stdio;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The npm packages of one driver: installed into its folder exactly as its lock file says. */
public final class NodePackages {

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
        new Preparation(folder, "Installing the npm packages of " + folder.getFileName(), "npm ci", this::installed)
                .run(List.of(npm.toString(), "ci", "--no-audit", "--no-fund"), progress);
    }
}
