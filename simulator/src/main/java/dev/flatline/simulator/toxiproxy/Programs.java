package dev.flatline.simulator.toxiproxy;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** Programs of this machine. */
final class Programs {
    private static final Pattern SEPARATOR = Pattern.compile(Pattern.quote(File.pathSeparator));

    private Programs() {}

    /** The PATH of this process. */
    static String searchPath() {
        return Optional.ofNullable(System.getenv("PATH")).orElse("");
    }

    /** The program of that name in the first folder of the search path that has one. */
    static Optional<Path> find(String name, String searchPath) {
        return SEPARATOR
                .splitAsStream(searchPath)
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, name))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }
}
