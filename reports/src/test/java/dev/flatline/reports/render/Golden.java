package dev.flatline.reports.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Compares a report with the file of the same name in {@code src/test/resources/golden}. After a change that was meant,
 * run the tests once with {@code -Dgolden.update=true} and read the difference before committing it.
 */
final class Golden {
    private static final Path DIRECTORY = Path.of("src", "test", "resources", "golden");

    private Golden() {}

    static void assertMatches(String name, String actual) {
        Path file = DIRECTORY.resolve(name);
        try {
            if (Boolean.getBoolean("golden.update")) {
                Files.createDirectories(DIRECTORY);
                Files.writeString(file, actual);
            } else if (Files.notExists(file)) {
                fail("no golden file %s yet; create it with -Dgolden.update=true", file);
            }
            assertThat(actual)
                    .as("%s (after a change that was meant: -Dgolden.update=true)", file)
                    .isEqualTo(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
