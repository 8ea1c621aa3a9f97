package dev.flatline.suite.bench.suite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A command that has run to its end.
 *
 * @param seconds from before its process was made until after it had ended
 * @param lastLine of what it printed
 */
record TimedRun(double seconds, String lastLine) {

    /** From here on, an exit code says that nothing was decided: wrong input, or an error of Flatline. */
    private static final int FIRST_ERROR = 64;

    private static final double NANOS_PER_SECOND = 1e9;

    /**
     * Runs it. What it decides is its own affair: a broken promise takes as long as one that is kept.
     *
     * @param output where it prints to
     * @throws IllegalStateException if it could not do its work
     */
    static TimedRun of(List<String> line, Path output) throws IOException, InterruptedException {
        long beganNanos = System.nanoTime();
        Process process = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        int exit;
        try {
            exit = process.waitFor();
        } finally {
            process.destroy();
        }
        double seconds = (System.nanoTime() - beganNanos) / NANOS_PER_SECOND;
        List<String> printed = Files.readAllLines(output);
        if (exit >= FIRST_ERROR) {
            throw new IllegalStateException("'" + String.join(" ", line) + "' ended with exit code " + exit + ":\n"
                    + String.join("\n", printed));
        }
        return new TimedRun(seconds, printed.isEmpty() ? "" : printed.get(printed.size() - 1));
    }
}
