package dev.flatline.simulator.toxiproxy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The real Toxiproxy as a child process on a free loopback port.
 *
 * @param program the one to start; empty: the first {@value #NAME} of the search path
 * @param searchPath folders, separated as in PATH
 */
record BinaryProvider(Optional<Path> program, String searchPath) implements ToxiproxyProvider {
    static final String NAME = "toxiproxy-server";

    /** Whether there is a program to start. */
    boolean isPresent() {
        return find().isPresent();
    }

    private Optional<Path> find() {
        return program.or(() -> Programs.find(NAME, searchPath));
    }

    @Override
    public RunningToxiproxy start(long seed, Consumer<String> notes) {
        Path file = find().orElseThrow(() -> new UnavailableToxiproxyException(
                "there is no " + NAME + " on the PATH; install Toxiproxy 2.12.0, or say where its program is"));
        if (!Files.isExecutable(file) || Files.isDirectory(file)) {
            throw new UnavailableToxiproxyException(file + " is not a program that can be run");
        }
        return new ToxiproxyProgram(List.of(file.toAbsolutePath().toString())).start(seed, notes);
    }
}
