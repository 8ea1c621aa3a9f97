package dev.flatline.suite.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class StepTextTest {

    @Test
    void aStepKeepsItsKeysAndQuotesWhatYamlWouldReadOtherwise() {
        assertThat(texts("""
                    - client: alice
                      set:
                        path: status/alice
                        value: { name: 'a: b', age: 3, left: "true", "on": null, list: [1.5, true] }
                    - wait: 2 s""")).containsExactly("""
                        - client: alice
                          set: { path: status/alice, value: { name: "a: b", age: 3, left: "true", on: null, list: [1.5, true] } }
                        """, """
                        - wait: "2 s"
                        """);
    }

    /** What is copied from a report means what was played: every step of the catalogue read again says the same. */
    @Test
    void everyStepOfTheCatalogueCanBeReadAgain() {
        for (Scenario scenario :
                CatalogueLoader.load(Path.of("..", "scenarios")).scenarios()) {
            assertThat(scenario.stepTexts()).as(scenario.id()).hasSameSizeAs(scenario.steps());
            YamlNode again = node(String.join("", scenario.stepTexts()));

            assertThat(StepText.of(again)).as(scenario.id()).isEqualTo(scenario.stepTexts());
        }
    }

    private static List<String> texts(String steps) {
        return StepText.of(node(steps));
    }

    private static YamlNode node(String text) {
        SourceText source = new SourceText("steps.yaml", text);
        return YamlReader.read(source, new Problems(source)).orElseThrow();
    }
}
