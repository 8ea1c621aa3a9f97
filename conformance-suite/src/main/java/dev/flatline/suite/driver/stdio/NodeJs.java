package dev.flatline.suite.driver.stdio;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Node.js of this machine.
 *
 * @param program the executable
 * @param version as it tells it, such as {@code v20.11.0}
 */
public record NodeJs(Path program, String version) {

    /** What the Firebase SDK asks for. */
    public static final int OLDEST_MAJOR_VERSION = 20;

    private static final Pattern VERSION = Pattern.compile("v(\\d+)\\..*");
    private static final long ANSWER_SECONDS = 10;

    /**
     * Finds {@code node} on the PATH.
     *
     * @throws UnavailableDriverException if there is none, or an older one than {@link #OLDEST_MAJOR_VERSION}
     */
    public static NodeJs find() {
        return find(Optional.ofNullable(System.getenv("PATH")).orElse(""));
    }

    static NodeJs find(String searchPath) {
        Path program = onPath("node", searchPath)
                .orElseThrow(() ->
                        new UnavailableDriverException("Node.js is not installed: there is no \"node\" on the PATH;"
                                + " version " + OLDEST_MAJOR_VERSION + " or later is needed"));
        NodeJs node = new NodeJs(program, versionOf(program));
        Matcher parts = VERSION.matcher(node.version);
        if (!parts.matches()) {
            throw new UnavailableDriverException(program + " does not tell its version but: " + node.version);
        }
        if (Integer.parseInt(parts.group(1)) < OLDEST_MAJOR_VERSION) {
            throw new UnavailableDriverException("Node.js is too old: " + program + " is " + node.version + "; version "
                    + OLDEST_MAJOR_VERSION + " or later is needed");
        }
        return node;
    }

    /** The program {@code name} in the first directory of {@code searchPath} that has one. */
    static Optional<Path> onPath(String name, String searchPath) {
        return Pattern.compile(Pattern.quote(File.pathSeparator))
                .splitAsStream(searchPath)
                .filter(directory -> !directory.isEmpty())
                .map(directory -> Path.of(directory, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static String versionOf(Path program) {
        try {
            Process process = new ProcessBuilder(program.toString(), "--version")
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(ANSWER_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new UnavailableDriverException(
                        program + " --version did not answer within " + ANSWER_SECONDS + " s");
            }
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UnavailableDriverException(program + " cannot be run: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableDriverException("Interrupted while asking " + program + " for its version", e);
        }
    }
}
