package dev.flatline.suite.driver.stdio;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How a driver's process is started.
 *
 * @param line the program and its arguments; at least the program
 * @param directory where it runs
 * @param environment variables added to those of this process
 */
public record DriverCommand(List<String> line, Path directory, Map<String, String> environment) {

    public DriverCommand {
        line = List.copyOf(line);
        environment = Map.copyOf(environment);
        if (line.isEmpty()) {
            throw new IllegalArgumentException("A driver's command line must name a program");
        }
    }

    /** A command with the environment of this process. */
    public static DriverCommand of(Path directory, String... line) {
        return new DriverCommand(List.of(line), directory, Map.of());
    }

    ProcessBuilder toBuilder() {
        ProcessBuilder builder = new ProcessBuilder(line).directory(directory.toFile());
        builder.environment().putAll(environment);
        return builder;
    }

    /** The command line as a person would type it, for messages. */
    @Override
    public String toString() {
        return String.join(" ", line);
    }
}
