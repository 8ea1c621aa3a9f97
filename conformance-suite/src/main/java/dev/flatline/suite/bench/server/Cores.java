package dev.flatline.suite.bench.server;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Which processor does what: the server has one and the generator another, so that neither is measured in place of the
 * other. Where there is no {@code taskset}, or only one processor, everything runs wherever the system puts it.
 */
final class Cores {
    private static final String SERVER_CORE = "0";
    private static final String GENERATOR_CORE = "1";
    private static final long PATIENCE_SECONDS = 10;

    private final boolean apart;

    private Cores(boolean apart) {
        this.apart = apart;
    }

    /** Keeps server and generator apart if this machine can, the generator from now on: that is this process. */
    static Cores apart() throws IOException, InterruptedException {
        boolean possible = Runtime.getRuntime().availableProcessors() > 1 && onPath("taskset");
        if (possible) {
            Process pinning = new ProcessBuilder(
                            "taskset",
                            "-a",
                            "-p",
                            "-c",
                            GENERATOR_CORE,
                            Long.toString(ProcessHandle.current().pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            possible = pinning.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && pinning.exitValue() == 0;
        }
        return new Cores(possible);
    }

    /** Leaves everything to the system. */
    static Cores anywhere() {
        return new Cores(false);
    }

    /** Whether they are kept apart. */
    boolean areApart() {
        return apart;
    }

    /** The command line that runs a server on its own processor. */
    List<String> alone(List<String> command) {
        return pinned(SERVER_CORE, command);
    }

    /** The command line that runs a server on the processors of both. */
    List<String> shared(List<String> command) {
        return pinned(SERVER_CORE + "," + GENERATOR_CORE, command);
    }

    private List<String> pinned(String cores, List<String> command) {
        List<String> line = new ArrayList<>(apart ? List.of("taskset", "-c", cores) : List.of());
        line.addAll(command);
        return line;
    }

    private static boolean onPath(String program) {
        return Pattern.compile(Pattern.quote(File.pathSeparator))
                .splitAsStream(Optional.ofNullable(System.getenv("PATH")).orElse(""))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
