package dev.flatline.suite.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are no scenario in a way that no text file with a mistake can show. */
class UnreadableFilesTest {

    private static final Duration AT_ONCE = Duration.ofSeconds(5);

    private final ScenarioLoader loader = new ScenarioLoader(Fixtures.requirements("OD-02"));

    @TempDir
    private Path folder;

    @Test
    void aFileThatIsNotThere() {
        assertRefused(folder.resolve("none.yaml"), "none.yaml: This file cannot be read: there is no such file.");
    }

    @Test
    void aFolder() {
        assertRefused(folder, folder.getFileName() + ": This file cannot be read: it is a directory.");
    }

    @Test
    void textThatIsNotUtf8() throws IOException {
        Path file = Files.write(folder.resolve("latin.yaml"), "title: Müde".getBytes(StandardCharsets.ISO_8859_1));
        assertRefused(file, "latin.yaml: This file cannot be read: it is not UTF-8 text.");
    }

    @Test
    void aHugeFile() throws IOException {
        Path file = Files.writeString(folder.resolve("huge.yaml"), "#".repeat((1 << 20) + 1));
        assertRefused(file, "huge.yaml: This file cannot be read: it is larger than 1 MiB.");
    }

    @Test
    void aCharacterThatYamlDoesNotAllow() {
        assertThatExceptionOfType(LoadException.class)
                .isThrownBy(() -> loader.parse("f.yaml", "title: 😀\nsteps: a\u0007b"))
                .withMessageStartingWith("f.yaml:2:9: A character that YAML does not allow: U+0007.");
    }

    @Test
    void aFewLinesThatStandForBillionsOfValues() {
        String bomb = IntStream.range(1, 40)
                .mapToObj(i -> "- &a%d [*a%d, *a%d]".formatted(i, i - 1, i - 1))
                .collect(Collectors.joining("\n", "- &a0 [x, x]\n", "\n"));
        assertRefusedAtOnce(bomb);
    }

    @Test
    void moreAliasesThanAnybodyWrites() {
        assertRefusedAtOnce("- &a [x]\n" + "- *a\n".repeat(500));
    }

    @Test
    void moreBracketsThanAnybodyWrites() {
        assertRefusedAtOnce("[".repeat(100) + "]".repeat(100));
        assertRefusedAtOnce("[".repeat(500_000));
        assertRefusedAtOnce("- ".repeat(400_000));
    }

    @Test
    void aByteOrderMarkIsNotAMistake() throws IOException {
        String scenario = "{ title: One, covers: [OD-02], clients: [alice], steps: [{ fault: { cut: alice } }] }";
        Path file = Files.writeString(folder.resolve("windows.yaml"), "\uFEFF" + scenario + "\r\n");
        assertThat(loader.load(file, "windows.yaml").get(0).position()).isEqualTo(new Position("windows.yaml", 1, 1));
    }

    private void assertRefused(Path file, String message) {
        assertThatExceptionOfType(LoadException.class)
                .isThrownBy(() -> loader.load(file, file.getFileName().toString()))
                .withMessage(message);
    }

    private void assertRefusedAtOnce(String text) {
        Assertions.assertTimeoutPreemptively(
                AT_ONCE,
                () -> assertThatExceptionOfType(LoadException.class).isThrownBy(() -> loader.parse("f.yaml", text)));
    }
}
