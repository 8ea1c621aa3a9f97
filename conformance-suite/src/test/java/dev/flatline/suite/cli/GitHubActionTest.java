package dev.flatline.suite.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The step of {@code action.yml} that runs Flatline, run by the shell that GitHub runs it by, with a launcher that only repeats its words. */
class GitHubActionTest {

    private static final Path ACTION = Path.of("..", "action.yml");

    @TempDir
    private Path folder;

    private Map<?, ?> step = Map.of();

    @BeforeEach
    void readAction() throws IOException {
        Map<?, ?> action =
                (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(Files.readString(ACTION));
        Map<?, ?> runs = (Map<?, ?>) Objects.requireNonNull(action.get("runs"));
        assertThat((Object) runs.get("using")).isEqualTo("composite");
        step = ((List<?>) Objects.requireNonNull(runs.get("steps")))
                .stream()
                        .map(it -> (Map<?, ?>) it)
                        .filter(it -> "run".equals(it.get("id")))
                        .findFirst()
                        .orElseThrow();
    }

    @Test
    void argumentsAreSplitAtBlanksAndNeverRunOrExpanded() throws Exception {
        Result result = run(0, "--level must\n  --run */cut\n--skip $(touch${IFS}pwned) ;false");

        assertThat(result.exit()).isZero();
        assertThat(result.output())
                .isEqualTo("run|--out|my report|--level|must|--run|*/cut|--skip|$(touch${IFS}pwned)|;false|\n");
        assertThat(folder.resolve("pwned")).doesNotExist();
    }

    @Test
    void withoutArgumentsEverythingIsPlayed() throws Exception {
        assertThat(run(0, "").output()).isEqualTo("run|--out|my report|\n");
    }

    @Test
    void theExitCodeIsAnOutputAndEndsTheStep() throws Exception {
        assertThat(run(2, "--strict").exit()).isEqualTo(2);
        assertThat(folder.resolve("output")).hasContent("exit-code=2\n");
    }

    @Test
    void noInputIsPartOfTheScript() {
        assertThat((String) step.get("run")).doesNotContain("${{");
    }

    private record Result(int exit, String output) {}

    private Result run(int exit, String arguments) throws IOException, InterruptedException {
        Path launcher = Files.writeString(
                folder.resolve("flatline"), "#!/usr/bin/env bash\nprintf '%s|' \"$@\"; echo\nexit " + exit + "\n");
        assertThat(launcher.toFile().setExecutable(true)).isTrue();
        ProcessBuilder shell = new ProcessBuilder(
                        "bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", (String) step.get("run"))
                .directory(folder.toFile())
                .redirectErrorStream(true);
        shell.environment()
                .putAll(Map.of(
                        "FLATLINE_ARGUMENTS",
                        arguments,
                        "FLATLINE_OUT",
                        "my report",
                        "FLATLINE_HOME",
                        folder.toString(),
                        "GITHUB_OUTPUT",
                        folder.resolve("output").toString()));
        Process process = shell.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        return new Result(process.exitValue(), output);
    }
}
