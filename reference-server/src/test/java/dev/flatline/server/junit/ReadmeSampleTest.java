package dev.flatline.server.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The README")
class ReadmeSampleTest {
    private static final String BEGIN = "// The README shows the rest of this file.\n";

    @Test
    @DisplayName("shows a sample that the build has compiled and run")
    void showsASampleThatWorks() throws IOException {
        String test = Files.readString(Path.of("src/test/java/dev/flatline/server/junit/GuestBookTest.java"));
        String sample = test.substring(test.indexOf(BEGIN) + BEGIN.length());

        assertThat(Files.readString(Path.of("README.md"))).contains("```java\n" + sample + "```\n");
    }
}
