package dev.flatline.server.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The Jupiter extension on Jupiter 5")
class JupiterFiveTest {
    private static final long BOUND_SECONDS = 120;

    @TempDir
    Path folder;

    /** In a process of its own, since there can be only one Jupiter on a class path. */
    @Test
    @DisplayName("does what it does on Jupiter 6")
    void worksOnJupiterFive() throws Exception {
        Path jupiter = Path.of("target", "jupiter-5.jar").toAbsolutePath();
        String classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> !entry.contains("junit-"))
                .collect(Collectors.joining(File.pathSeparator));
        Path output = folder.resolve("output.txt");

        Process run = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        jupiter + File.pathSeparator + classPath,
                        "org.junit.platform.console.ConsoleLauncher",
                        "execute",
                        "--disable-banner",
                        "--details=tree",
                        "--select-class=" + GuestBookTest.class.getName(),
                        "--select-class=" + ExtensionSamples.StaticField.class.getName(),
                        "--select-class=" + ExtensionSamples.InstanceField.class.getName(),
                        "--select-class=" + ExtensionSamples.ExtendedWith.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(run.waitFor(BOUND_SECONDS, TimeUnit.SECONDS)).isTrue();
        } finally {
            run.destroyForcibly();
        }

        assertThat(Files.readString(output)).contains("9 tests successful", "0 tests failed");
        assertThat(run.exitValue()).isZero();
    }
}
