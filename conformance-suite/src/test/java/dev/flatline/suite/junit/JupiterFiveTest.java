package dev.flatline.suite.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is compiled against Jupiter 6 works on 5, in a process of its own: there can be only one Jupiter on a class path. */
class JupiterFiveTest {

    private static final long BOUND_SECONDS = 120;

    @TempDir
    private Path folder;

    @Test
    void scenariosAreTestsOnJupiterFive() throws Exception {
        Path jupiter = Path.of("target", "jupiter-5.jar").toAbsolutePath();
        String classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> !entry.contains("junit-"))
                .collect(Collectors.joining(File.pathSeparator));
        Path output = folder.resolve("output.txt");

        Process run = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dfile.encoding=UTF-8",
                        "-cp",
                        jupiter + File.pathSeparator + classPath,
                        "org.junit.platform.console.ConsoleLauncher",
                        "execute",
                        "--disable-banner",
                        "--disable-ansi-colors",
                        "--details=tree",
                        "--select-class=" + SuiteSamples.KeptToo.class.getName(),
                        "--select-class=" + SuiteSamples.Broken.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(run.waitFor(BOUND_SECONDS, TimeUnit.SECONDS)).isTrue();
        } finally {
            run.destroyForcibly();
        }

        assertThat(Files.readString(output))
                .contains("disconnect-writes/cut [OD-02 OD-08]", "1 tests successful", "1 tests failed")
                .contains("promise   OD-02 MUST (server)");
    }
}
