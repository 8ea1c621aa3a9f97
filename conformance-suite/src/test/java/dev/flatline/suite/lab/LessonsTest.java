package dev.flatline.suite.lab;

import static dev.flatline.suite.lab.Worlds.LAB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flatline.suite.lab.LabRun.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A lesson says what its runs show; its page and its pictures are made from them. */
class LessonsTest {

    private static final Path FOLDER = Worlds.SCENARIOS.resolve("lessons");
    private static final boolean UPDATE = Boolean.getBoolean("golden.update");

    static List<Lesson> lessons() {
        return Lesson.read(Worlds.read("lessons/lessons.yaml"));
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void theNaiveRunBreaksAndTheMendedOneHolds(Lesson lesson) {
        assertThat(LAB.play(lesson.broken()).verdict()).isEqualTo(Verdict.WRONG);
        assertThat(LAB.play(lesson.mended()).verdict()).isEqualTo(Verdict.RIGHT);
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void theRunnerSaysTheSameAboutBothRuns(Lesson lesson) {
        assertThat(Worlds.verdictOfRunner(LAB.play(lesson.broken()))).isEqualTo(Verdict.WRONG);
        assertThat(Worlds.verdictOfRunner(LAB.play(lesson.mended()))).isEqualTo(Verdict.RIGHT);
    }

    @Test
    void pagesAndPicturesAreThoseOfTheRuns() throws IOException {
        Map<String, String> made = new LessonPage(LAB, lessons()).files();
        if (UPDATE) {
            for (Map.Entry<String, String> file : made.entrySet()) {
                Files.writeString(FOLDER.resolve(file.getKey()), file.getValue());
            }
        }

        try (Stream<Path> there = Files.list(FOLDER)) {
            Set<String> names = there.map(file -> file.getFileName().toString())
                    .filter(name -> !name.endsWith(".yaml"))
                    .collect(Collectors.toSet());
            assertThat(names)
                    .as("run with -Dgolden.update=true after a change that was meant")
                    .isEqualTo(made.keySet());
        }
        for (Map.Entry<String, String> file : made.entrySet()) {
            assertThat(FOLDER.resolve(file.getKey())).content().isEqualTo(file.getValue());
        }
    }

    @Test
    void thereAreAtLeastSixAndEachHasAnIdOfItsOwn() {
        assertThat(lessons())
                .hasSizeGreaterThanOrEqualTo(6)
                .extracting(Lesson::id)
                .doesNotHaveDuplicates();
    }
}
