package dev.flatline.suite.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample project, built by Maven without a network, as somebody would who has installed Flatline. */
@Tag("full")
class SampleProjectTest {

    private static final Path SAMPLE = Path.of("samples", "junit");
    private static final Path REPOSITORY =
            Path.of("target", "junit-samples", "repository").toAbsolutePath();
    private static final long BOUND_SECONDS = 300;

    @TempDir
    private Path folder;

    private Path project = Path.of("");

    @BeforeEach
    void copyTheSample() throws Exception {
        project = folder.resolve("project");
        try (Stream<Path> files = Files.walk(SAMPLE)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(SAMPLE.resolve("target")))
                    .toList()) {
                Path copy = project.resolve(SAMPLE.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        LocalRepository.make(REPOSITORY);
    }

    @Test
    void itsScenariosAreTestsOfItsBuild() throws Exception {
        assertThat(mavenTest()).contains("BUILD SUCCESS").contains("Failures: 0, Errors: 0");
        assertThat(report("OfflinePromisesTest")).contains("disconnect-writes/cut [OD-02 OD-08]");
        assertThat(report("TunnelTest")).contains("scenarios/tunnel [PRE-08]");
        assertThat(project.resolve("target/flatline/TunnelTest/report.html")).isRegularFile();
    }

    @Test
    void aBrokenServerFailsItsBuildWithTheTimeline() throws Exception {
        Path test = project.resolve("src/test/java/example/OfflinePromisesTest.java");
        Files.writeString(
                test,
                Files.readString(test)
                        .replace(
                                "virtual = true",
                                "virtual = true, options = {\"--mutant\", \"forgets-disconnect-on-cut\"}"));

        assertThat(mavenTest())
                .contains("BUILD FAILURE")
                .contains("✗ FAIL  disconnect-writes/cut  (disconnect-writes/cut.yaml:11)")
                .contains("promise   OD-02 MUST (server)")
                .contains("Errors: 0");
    }

    private String mavenTest() throws IOException, InterruptedException {
        Path output = folder.resolve("output.txt");
        ProcessBuilder maven = new ProcessBuilder(
                        maven().toString(),
                        "-B",
                        "-o",
                        "-Dfile.encoding=UTF-8",
                        "-Dmaven.repo.local=" + REPOSITORY,
                        "test")
                .directory(project.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        maven.environment().put("JAVA_TOOL_OPTIONS", "-Dstdout.encoding=UTF-8 -Dsun.stdout.encoding=UTF-8");
        Process run = maven.start();
        try {
            assertThat(run.waitFor(BOUND_SECONDS, TimeUnit.SECONDS))
                    .as("Maven ends")
                    .isTrue();
        } finally {
            run.descendants().forEach(ProcessHandle::destroyForcibly);
            run.destroyForcibly();
        }
        return Files.readString(output);
    }

    private String report(String test) throws IOException {
        return Files.readString(project.resolve("target/surefire-reports/TEST-example." + test + ".xml"));
    }

    private static Path maven() {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .map(entry -> Path.of(entry, "mvn"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseGet(SampleProjectTest::missing);
    }

    private static Path missing() {
        String reason = "no mvn on the PATH";
        List<String> required = List.of(Optional.ofNullable(System.getenv("FLATLINE_REQUIRE"))
                .orElse("")
                .split(",", -1));
        return required.contains("maven") ? fail(reason) : abort(reason);
    }
}
