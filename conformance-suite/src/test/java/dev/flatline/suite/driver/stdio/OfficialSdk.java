package dev.flatline.suite.driver.stdio;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** Official SDKs for tests: a test is skipped with the reason where they cannot run, unless they are required to. */
public final class OfficialSdk {

    /** What must not be missing, separated by commas: CI sets it, so that it cannot go green by skipping. */
    private static final String REQUIRE_VARIABLE = "FLATLINE_REQUIRE";

    private OfficialSdk() {}

    /** The Firebase JavaScript SDK in Node.js. */
    public static StdioDriverFactory firebaseJs() {
        return inNode("firebase-js");
    }

    /** The SDK of a bundled driver, in Node.js. */
    static StdioDriverFactory inNode(String driver) {
        Path folder = BundledDrivers.locate().find(driver).orElseThrow();
        try {
            NodeJs.find();
        } catch (UnavailableDriverException e) {
            return missing("node", e.toString());
        }
        return new NodePackages(folder).installed()
                ? BundledDrivers.locate().open(driver, StdioLimits.standard().scaled(3), progress -> {})
                : missing("node", "npm packages not installed (run npm ci in " + folder + ")");
    }

    private static StdioDriverFactory missing(String thing, String reason) {
        String required = Optional.ofNullable(System.getenv(REQUIRE_VARIABLE)).orElse("");
        return Arrays.asList(required.split(",", -1)).contains(thing)
                ? fail(reason + "; " + REQUIRE_VARIABLE + " asks for " + thing)
                : abort(reason);
    }
}
