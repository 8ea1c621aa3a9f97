package dev.flatline.suite.target.server;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Programs of this machine.
 *
 * @param searchPath folders, separated as in PATH
 */
record Programs(String searchPath) {

    private static final Pattern SEPARATOR = Pattern.compile(Pattern.quote(File.pathSeparator));

    static Programs onPath() {
        return new Programs(Optional.ofNullable(System.getenv("PATH")).orElse(""));
    }

    /** The program of that name in the first folder of the search path that has one. */
    Optional<Path> find(String name) {
        return SEPARATOR
                .splitAsStream(searchPath)
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, name))
                .filter(Programs::isProgram)
                .findFirst();
    }

    /**
     * Makes sure that the first word of a command line can be run.
     *
     * @param directory where it is to run
     * @throws UnreadyServerException if not
     */
    void require(String program, Path directory) {
        if (program.contains("/")) {
            if (!isProgram(directory.resolve(program))) {
                throw new UnreadyServerException(
                        directory.resolve(program).normalize() + " is not a program that can be run.");
            }
        } else if (find(program).isEmpty()) {
            throw new UnreadyServerException("there is no \"" + program + "\" on the PATH. Install it, or name the"
                    + " program with its folder.");
        }
    }

    private static boolean isProgram(Path file) {
        return Files.isRegularFile(file) && Files.isExecutable(file);
    }
}
