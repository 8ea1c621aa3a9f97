package dev.flatline.suite.driver.stdio;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The reference client in a process of its own, so that its crash is a SIGKILL and its freeze a SIGSTOP: what
 * {@code flatline driver reference} is, started without the rest of the command line.
 */
final class ReferenceProcess {

    static final String NAME = "reference-process";

    /** By name: the command line knows this package, not the other way round. */
    private static final String MAIN = "dev.flatline.suite.cli.ReferenceProgram";

    private ReferenceProcess() {}

    static DriverCommand command(Path directory) {
        return new DriverCommand(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        // Such a process lives for seconds: the simple compiler and collector start faster.
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-XX:-UsePerfData",
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        MAIN),
                directory,
                Map.of());
    }
}
