package dev.flatline.suite.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What the author of a wrong file gets to read, to the letter. */
class BadScenariosTest {

    private static final int SCREEN_LINES = 40;

    private final ScenarioLoader loader = new ScenarioLoader(Fixtures.requirements("OD-01", "OD-02", "CON-01"));

    @TestFactory
    Stream<DynamicTest> everyProblemIsToldInOneScreenWithPlaceAndAdvice() {
        return BadScenarios.files().stream()
                .map(file -> DynamicTest.dynamicTest(BadScenarios.name(file), () -> check(file)));
    }

    private void check(Path file) {
        assertThatExceptionOfType(LoadException.class)
                .isThrownBy(() -> loader.load(file, BadScenarios.name(file)))
                .satisfies(e -> {
                    assertThat(e.getMessage()).isEqualTo(BadScenarios.expectedMessage(file));
                    assertThat(e.getMessage().lines().toList()).hasSizeLessThan(SCREEN_LINES);
                    assertThat(e.problems()).extracting(Problem::file).containsOnly(BadScenarios.name(file));
                });
    }
}
