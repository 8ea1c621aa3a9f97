package dev.flatline.suite.driver.stdio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StdioDriverFactoryTest {

    @TempDir
    private Path folder;

    @Test
    void aProbeHearsTheSelfDescriptionAndEndsTheProcess() {
        StdioDriverFactory factory = probe("echo \"$greeting\"; exec cat > /dev/null");

        assertThat(factory.selfDescription()).isEqualTo(new SelfDescription("sample", "1", "none 0", List.of()));
        assertThat(factory.sdk()).contains("none 0");
        await().until(() -> ProcessHandle.current().descendants().noneMatch(ProcessHandle::isAlive));
    }

    @Test
    void aProbeOfABrokenDriverSaysWhatIsWrongAndShowsItsErrors() {
        assertThatThrownBy(() -> probe("echo 'module not found' >&2; exit 1"))
                .isInstanceOf(UnavailableDriverException.class)
                .hasMessageStartingWith("The driver of \"sh -c ")
                .hasMessageContaining("ended unasked, with exit code 1")
                .hasMessageEndingWith(System.lineSeparator() + "module not found");
    }

    @Test
    void aProbeOfWhatIsNoProgramSaysSo() {
        assertThatThrownBy(() ->
                        StdioDriverFactory.probe(DriverCommand.of(folder, "no-such-program"), StdioLimits.standard()))
                .isInstanceOf(UnavailableDriverException.class)
                .hasMessageStartingWith("The driver could not be started: Cannot run program \"no-such-program\"");
    }

    @Test
    void aCommandLineNamesAProgram() {
        assertThatThrownBy(() -> DriverCommand.of(folder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A driver's command line must name a program");
    }

    @Test
    void limitsOfTimeGrowWithTheTimeFactor() {
        StdioLimits limits = StdioLimits.standard().scaled(2.5);

        assertThat(limits.greeting()).isEqualTo(Duration.ofSeconds(25));
        assertThat(limits.stop()).isEqualTo(Duration.ofSeconds(5));
        assertThat(limits.lineBytes()).isEqualTo(StdioLimits.standard().lineBytes());
    }

    @Test
    void driversDieWithTheProgramThatStartedThem() throws IOException, InterruptedException {
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LeavesChildBehind.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String pid = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();

        assertThat(program.waitFor()).isZero();
        assertThat(pid).matches("\\d+");
        await().until(() -> ProcessHandle.of(Long.parseLong(pid))
                .filter(ProcessHandle::isAlive)
                .isEmpty());
    }

    private StdioDriverFactory probe(String script) {
        return StdioDriverFactory.probe(
                new DriverCommand(List.of("sh", "-c", script), folder, Map.of("greeting", Samples.GREETING)),
                StdioLimits.standard());
    }
}
