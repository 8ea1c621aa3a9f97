package dev.flatline.suite.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files with mistakes, each beside the exact text that its author gets to read. */
final class BadScenarios {

    private static final Path FOLDER = Path.of("src", "test", "resources", "flatline", "bad-scenarios");
    private static final String SCHEMA_REFUSES = "# schema: refuses";

    private BadScenarios() {}

    static List<Path> files() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String name(Path file) {
        return file.getFileName().toString();
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String expectedMessage(Path file) {
        return text(FOLDER.resolve(name(file).replace(".yaml", ".txt"))).stripTrailing();
    }

    /** Whether an editor with the schema would underline the mistake. */
    static boolean schemaRefuses(Path file) {
        return text(file).lines().findFirst().orElse("").equals(SCHEMA_REFUSES);
    }
}
