package dev.flatline.suite.driver.stdio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** npm and node are small shell scripts here. */
class NodePackagesTest {

    private static final String WORKING_NPM =
            "echo \"$@\" >> calls; mkdir -p node_modules; touch node_modules/.package-lock.json";

    @TempDir
    private Path folder;

    @TempDir
    private Path bin;

    private final List<String> progress = new CopyOnWriteArrayList<>();

    @BeforeEach
    void aLockFile() throws IOException {
        Files.writeString(folder.resolve("package-lock.json"), "{}");
    }

    @Test
    void missingPackagesAreInstalledAsTheLockFileSaysAndOnlyOnce() throws IOException {
        program("npm", WORKING_NPM);
        packages().install(progress::add);
        packages().install(progress::add);

        assertThat(folder.resolve("calls")).hasContent("ci --no-audit --no-fund");
        assertThat(progress).containsExactly("Installing the npm packages of " + folder.getFileName() + " (once)");
    }

    @Test
    void packagesOlderThanTheLockFileAreInstalledAgain() throws IOException {
        program("npm", WORKING_NPM);
        packages().install(progress::add);
        Path receipt = folder.resolve("node_modules/.package-lock.json");
        Files.setLastModifiedTime(receipt, FileTime.fromMillis(0));

        assertThat(packages().installed()).isFalse();
        packages().install(progress::add);
        assertThat(Files.readAllLines(folder.resolve("calls"))).hasSize(2);
    }

    @Test
    void runsThatStartTogetherInstallOnce() throws IOException {
        program("npm", WORKING_NPM);
        CompletableFuture<?>[] runs = Stream.generate(
                        () -> CompletableFuture.runAsync(() -> packages().install(progress::add)))
                .limit(4)
                .toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(runs).join();

        assertThat(Files.readAllLines(folder.resolve("calls"))).hasSize(1);
    }

    @Test
    void aFailureOfNpmShowsItsLastWords() throws IOException {
        program("npm", "echo 'npm error code ETARGET' >&2; exit 1");

        assertThatThrownBy(() -> packages().install(progress::add))
                .isInstanceOf(UnavailableDriverException.class)
                .hasMessage("\"npm ci\" failed in " + folder + " with exit code 1" + System.lineSeparator()
                        + "npm error code ETARGET");
        assertThat(packages().installed()).isFalse();
    }

    @Test
    void aMissingNpmIsNamed() {
        assertThatThrownBy(() -> packages().install(progress::add))
                .isInstanceOf(UnavailableDriverException.class)
                .hasMessage(
                        "npm is not installed: there is no \"npm\" on the PATH to install the packages of " + folder);
    }

    @Test
    void nodeIsFoundOnThePath() throws IOException {
        Path program = program("node", "echo v22.1.0");

        assertThat(NodeJs.find("/no/such/place::" + bin)).isEqualTo(new NodeJs(program, "v22.1.0"));
    }

    @Test
    void aMissingNodeIsNamed() {
        assertThatThrownBy(() -> NodeJs.find(bin.toString()))
                .isInstanceOf(UnavailableDriverException.class)
                .hasMessage(
                        "Node.js is not installed: there is no \"node\" on the PATH; version 20 or later is needed");
    }

    @Test
    void anOldNodeIsRefused() throws IOException {
        Path program = program("node", "echo v18.20.4");

        assertThatThrownBy(() -> NodeJs.find(bin.toString()))
                .isInstanceOf(UnavailableDriverException.class)
                .hasMessage("Node.js is too old: " + program + " is v18.20.4; version 20 or later is needed");
    }

    @Test
    void anotherProgramCalledNodeIsRefused() throws IOException {
        Path program = program("node", "echo packet radio node");

        assertThatThrownBy(() -> NodeJs.find(bin.toString()))
                .isInstanceOf(UnavailableDriverException.class)
                .hasMessage(program + " does not tell its version but: packet radio node");
    }

    private NodePackages packages() {
        return new NodePackages(folder, bin.toString());
    }

    private Path program(String name, String script) throws IOException {
        Path program = Files.writeString(bin.resolve(name), "#!/bin/sh\n" + script + "\n");
        return Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
