package dev.flatline.suite.browser;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.flatline.suite.driver.stdio.BundledDrivers;
import dev.flatline.suite.driver.stdio.NodePackages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** The SDKs under test, as npm packages. */
enum Sdk {
    /** The one that the driver has. */
    NEWEST("newest.html", ""),
    /** The last one before modules, with the old API. */
    V8("v8.html", "../../src/test/browser");

    private static final String REQUIRE_VARIABLE = "FLATLINE_REQUIRE";

    private final String page;
    private final String folder;

    Sdk(String page, String folder) {
        this.page = page;
        this.folder = folder;
    }

    /** The page that uses it. */
    String page() {
        return page;
    }

    /** Serves it with its page; skips the test if it is not installed, unless a browser is required. */
    SdkPages serve() {
        return serve("firebase-js", folder, "firebase");
    }

    /**
     * Serves a package with the pages; skips the test if it is not installed, unless a browser is required.
     *
     * @param folder of the packages, as seen from the driver
     */
    static SdkPages serve(String driver, String folder, String name) {
        Path packages = BundledDrivers.locate()
                .find(driver)
                .orElseThrow()
                .resolve(folder)
                .normalize();
        if (!new NodePackages(packages).installed()) {
            missing("npm packages not installed (run npm ci in " + packages + ")");
        }
        Path sdk = packages.resolve("node_modules").resolve(name);
        return new SdkPages(sdk, version(sdk));
    }

    private static String version(Path sdk) {
        try {
            return JsonMapper.shared()
                    .readTree(Files.readString(sdk.resolve("package.json")))
                    .get("version")
                    .asString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void missing(String reason) {
        String required = Optional.ofNullable(System.getenv(REQUIRE_VARIABLE)).orElse("");
        if (Arrays.asList(required.split(",", -1)).contains("chromium")) {
            fail(reason + "; " + REQUIRE_VARIABLE + " asks for chromium");
        }
        abort(reason);
    }
}
