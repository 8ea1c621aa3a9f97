package dev.flatline.suite.driver.stdio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundledDriversTest {

    @TempDir
    private Path folder;

    @Test
    void theDriversOfThisCheckoutAreFoundFromBelow() {
        assertThat(BundledDrivers.locate().names()).contains("firebase-js");
    }

    @Test
    void foldersWithoutAProgramAreNoDrivers() throws IOException {
        Files.createDirectories(folder.resolve("conformance-suite/drivers/notes"));
        Path driver = Files.createDirectories(folder.resolve("conformance-suite/drivers/mine"));
        Files.createFile(driver.resolve("driver.mjs"));
        BundledDrivers drivers = BundledDrivers.inHome(folder);

        assertThat(drivers.names()).containsExactly("mine", "reference-process");
        assertThat(drivers.find("mine")).contains(driver);
        assertThat(drivers.find("notes")).isEmpty();
    }

    @Test
    void anUnknownDriverIsRefusedWithTheNamesOfTheOthers() {
        assertThatThrownBy(() -> BundledDrivers.locate()
                        .open("firebase-jss", StdioLimits.standard(), BundledDriversTest::ignore))
                .isInstanceOf(UnavailableDriverException.class)
                .hasMessageStartingWith("There is no driver \"firebase-jss\" in ")
                .hasMessageContaining("; there is: ")
                .hasMessageContaining("firebase-js");
    }

    @Test
    void aHomeWithoutDriversIsRefused() {
        assertThatThrownBy(() -> BundledDrivers.inHome(folder))
                .isInstanceOf(UnavailableDriverException.class)
                .hasMessage("There are no drivers in " + folder.resolve("conformance-suite/drivers")
                        + ": the system property flatline.home must name the root of a Flatline checkout");
    }

    @Test
    void aWorkingDirectoryOutsideOfACheckoutIsRefused() {
        assertThatThrownBy(() -> BundledDrivers.above(folder))
                .isInstanceOf(UnavailableDriverException.class)
                .hasMessageEndingWith("run Flatline in its checkout, or name the checkout with -Dflatline.home=DIR");
    }

    @Test
    void lockFilesNameNoDownloadAddresses() throws IOException {
        for (String name : BundledDrivers.locate().names()) {
            Optional<Path> lockFile = BundledDrivers.locate()
                    .find(name)
                    .map(driver -> driver.resolve("package-lock.json"))
                    .filter(Files::exists);
            if (lockFile.isPresent()) {
                assertThat(Files.readString(lockFile.get())).doesNotContain("\"resolved\"");
            }
        }
    }

    private static void ignore(String progress) {}
}
