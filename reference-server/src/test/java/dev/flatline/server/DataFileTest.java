package dev.flatline.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The file that data comes from and goes to")
class DataFileTest {
    @TempDir
    private Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void name() {
        file = folder.resolve("data.json");
    }

    @Test
    void isReadAtTheStartAndWrittenAtTheEnd() throws Exception {
        Files.writeString(file, "{\"demo\": {\"a\": {\".value\": 1, \".priority\": 2}}, \"gone\": {\"b\": true}}");

        try (ReferenceServer server =
                ReferenceServer.builder().importFrom(file).exportTo(file).start()) {
            assertThat(server.data("demo").get("/a")).contains(1L);
            server.data("gone").remove("/");
            server.data("more").set("/c", "ü");
        }

        assertThat(file).hasContent("""
                {
                  "demo" : {
                    "a" : {
                      ".value" : 1,
                      ".priority" : 2
                    }
                  },
                  "more" : {
                    "c" : "ü"
                  }
                }
                """);
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
        try (ReferenceServer again = ReferenceServer.builder().importFrom(file).start()) {
            assertThat(again.data("demo").exportJson("/a")).isEqualTo("{\".value\":1,\".priority\":2}");
        }
    }

    @Test
    void isWrittenOnce() throws Exception {
        ReferenceServer server = ReferenceServer.builder().exportTo(file).start();
        server.close();
        assertThat(file).hasContent("{ }");
        Files.delete(file);

        server.close();

        assertThat(file).doesNotExist();
    }

    @Test
    void isWrittenThroughALink() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("link.json"), file);
        Files.writeString(file, "{}");

        try (ReferenceServer server = ReferenceServer.builder().exportTo(link).start()) {
            server.data("demo").set("/a", 1);
        }

        assertThat(link).isSymbolicLink();
        assertThat(file).content().contains("\"demo\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {                               | not a JSON object:
            {"demo": 1                      | line 1, column
            []                              | not a JSON object:
            null                            | not a JSON object: null
            {"no/such": 1}                  | it cannot be made: no/such
            {"demo": {"a.b": 1}}            | namespace "demo": key "a.b" contains '.'
            {"demo": {"a": {".sv": "no"}}}  | namespace "demo":
            """)
    @DisplayName("is refused with a reason if it is not such a file, and no server is left")
    void saysWhatIsWrong(String text, String told) throws Exception {
        Files.writeString(file, text);

        assertThatExceptionOfType(DataFileException.class)
                .isThrownBy(() -> ReferenceServer.builder().importFrom(file).start())
                .withMessageStartingWith("cannot import " + file + ": ")
                .withMessageContaining(told)
                .withMessageEndingWith("Its top level must name namespaces: {\"demo\": {\"users\": ...}}.");
    }

    @Test
    void saysWhatIsWrongWithoutAFile() throws Exception {
        assertThatExceptionOfType(DataFileException.class)
                .isThrownBy(() -> ReferenceServer.builder().importFrom(file).start())
                .withMessage("cannot import " + file + ": there is no such file. Check its name, or start without it.");
        assertThatExceptionOfType(DataFileException.class)
                .isThrownBy(() -> ReferenceServer.builder().importFrom(folder).start())
                .withMessageEndingWith("it cannot be read. Is it a file, and may you read it?");
        Files.write(file, "{\"demo\": \"ü\"}".getBytes(StandardCharsets.ISO_8859_1));
        assertThatExceptionOfType(DataFileException.class)
                .isThrownBy(() -> ReferenceServer.builder().importFrom(file).start())
                .withMessageEndingWith("it is not UTF-8 text. Save it as UTF-8.");
    }

    @Test
    @DisplayName("is refused before the server starts if it can never be written")
    void saysBeforehandWhatCannotBeWritten() {
        Path nowhere = folder.resolve("missing").resolve("data.json");

        assertThatExceptionOfType(DataFileException.class)
                .isThrownBy(() -> ReferenceServer.builder().exportTo(nowhere).start())
                .withMessage("cannot export to " + nowhere + ": there is no directory " + nowhere.getParent()
                        + ". Make it.");
        assertThatExceptionOfType(DataFileException.class)
                .isThrownBy(() -> ReferenceServer.builder().exportTo(folder).start())
                .withMessageContaining("it is a directory");
    }

    @Test
    @DisplayName("keeps what was there when it cannot be written, and the server is closed all the same")
    void keepsTheOldFile() throws Exception {
        ReferenceServer server = ReferenceServer.builder().exportTo(file).start();
        server.data("demo").importJson("/", "{\"a\":1}");
        Path inTheWay = Files.createDirectory(file);

        assertThatExceptionOfType(DataFileException.class)
                .isThrownBy(server::close)
                .withMessageStartingWith("cannot export to " + file + ": ");

        assertThat(inTheWay).isEmptyDirectory();
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
        server.close();
    }
}
