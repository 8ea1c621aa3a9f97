package dev.flatline.suite.cli;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.flatline.suite.driver.stdio.NodeJs;
import dev.flatline.suite.driver.stdio.NodePackages;
import dev.flatline.suite.driver.stdio.UnavailableDriverException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** Foreign servers for tests: a test is skipped with the reason where they cannot run, unless they are required to. */
final class Peers {

    /** What must not be missing, separated by commas. */
    private static final String REQUIRE_VARIABLE = "FLATLINE_REQUIRE";

    private Peers() {}

    /** Goes on only where npm's firebase-server can be started. */
    static void requireFirebaseServer() {
        Path folder = Path.of("peers", "firebase-server");
        try {
            NodeJs.find();
        } catch (UnavailableDriverException e) {
            missing(e.toString());
        }
        if (!new NodePackages(folder).installed()) {
            missing("npm packages not installed (run npm ci in conformance-suite/" + folder + ")");
        }
    }

    private static void missing(String reason) {
        String required = Optional.ofNullable(System.getenv(REQUIRE_VARIABLE)).orElse("");
        if (Arrays.asList(required.split(",", -1)).contains("node")) {
            fail(reason + "; " + REQUIRE_VARIABLE + " asks for node");
        }
        abort(reason);
    }
}
