package dev.flatline.server.sdk;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The official SDKs that run in Node.js, by the names that {@code src/test/js/sdks} gives them. */
enum NodeSdk {
    FIREBASE_MODULAR,
    FIREBASE_COMPAT,
    FIREBASE_8,
    FIREBASE_ADMIN;

    /** The programs that put them to the test; Maven runs tests in the module's folder. */
    static final Path FOLDER = Path.of("src", "test", "js").toAbsolutePath();

    /** What must not be missing, separated by commas: CI sets it, so that it cannot go green by skipping. */
    private static final String REQUIRE_VARIABLE = "FLATLINE_REQUIRE";

    /** Its name on the command line. */
    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The {@code node} to run the programs of {@code folder} with. Where they cannot run, the test ends: skipped, or failed if
     * they are required.
     */
    static Path nodeOrEnd(Path folder) {
        Optional<Path> node = Pattern.compile(Pattern.quote(File.pathSeparator))
                .splitAsStream(Optional.ofNullable(System.getenv("PATH")).orElse(""))
                .filter(directory -> !directory.isEmpty())
                .map(directory -> Path.of(directory, "node"))
                .filter(Files::isExecutable)
                .findFirst();
        if (node.isEmpty()) {
            return missing("Node.js is not installed: there is no \"node\" on the PATH; version 20 or later is needed");
        }
        return installed(folder) ? node.get() : missing("npm packages not installed (run npm ci in " + folder + ")");
    }

    private static boolean installed(Path folder) {
        // npm writes this file last, so an installation that broke off does not count.
        Path receipt = folder.resolve("node_modules").resolve(".package-lock.json");
        try {
            return Files.exists(receipt)
                    && Files.getLastModifiedTime(receipt)
                                    .compareTo(Files.getLastModifiedTime(folder.resolve("package-lock.json")))
                            >= 0;
        } catch (IOException e) {
            return fail("cannot tell whether the npm packages of " + folder + " are installed", e);
        }
    }

    private static Path missing(String reason) {
        String required = Optional.ofNullable(System.getenv(REQUIRE_VARIABLE)).orElse("");
        return Arrays.asList(required.split(",", -1)).contains("node")
                ? fail(reason + "; " + REQUIRE_VARIABLE + " asks for node")
                : abort(reason);
    }
}
