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
    public static StdioDriverFactory inNode(String driver) {
        return StdioDriverFactory.probe(command(driver), StdioLimits.standard().scaled(3));
    }

    /** The reference client, which is no official SDK but is as any other once it is a process. */
    public static StdioDriverFactory referenceProcess() {
        return BundledDrivers.locate()
                .open(ReferenceProcess.NAME, StdioLimits.standard().scaled(3), progress -> {});
    }

    /** How a bundled driver is started that needs Node.js. */
    public static DriverCommand command(String driver) {
        Path folder = BundledDrivers.locate().find(driver).orElseThrow();
        try {
            NodeJs.find();
        } catch (UnavailableDriverException e) {
            return missing("node", e.toString());
        }
        return new NodePackages(folder).installed()
                ? BundledDrivers.locate().command(driver, progress -> {})
                : missing("node", "npm packages not installed (run npm ci in " + folder + ")");
    }

    private static DriverCommand missing(String thing, String reason) {
        String required = Optional.ofNullable(System.getenv(REQUIRE_VARIABLE)).orElse("");
        return Arrays.asList(required.split(",", -1)).contains(thing)
                ? fail(reason + "; " + REQUIRE_VARIABLE + " asks for " + thing)
                : abort(reason);
    }
}
