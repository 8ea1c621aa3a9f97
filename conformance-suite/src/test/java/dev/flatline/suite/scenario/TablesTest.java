package dev.flatline.suite.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.flatline.simulator.fault.Fault;
import dev.flatline.suite.driver.Command;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What comes of a file with a table. */
class TablesTest {

    private static final String TABLE = """
            title: A client that is lost by $way leaves $number
            for:
              cut: { loss: { cut: alice }, way: a reset, number: 1, word: set }
              crash: { loss: { crash: alice }, way: its end, number: 2.5, word: update }
            covers: [OD-02]
            clients: [alice]
            steps:
              - client: alice
                set: { path: left/by-$word, value: $number }
              - fault: $loss
            """;

    private final ScenarioLoader loader = new ScenarioLoader(Fixtures.requirements("OD-02", "OD-03"));

    @Test
    void everyRowIsAScenarioOfItsOwn() {
        List<Scenario> rows = loader.parseAll("folder/lost.yaml", TABLE);

        assertThat(rows).extracting(Scenario::id).containsExactly("folder/lost@cut", "folder/lost@crash");
        assertThat(rows)
                .extracting(Scenario::title)
                .containsExactly(
                        "A client that is lost by a reset leaves 1", "A client that is lost by its end leaves 2.5");
        assertThat(rows).extracting(row -> row.position().line()).containsExactly(3, 4);
        assertThat(rows).extracting(row -> row.steps().get(0).position().line()).containsOnly(8);
    }

    @Test
    void aColumnThatStandsAloneKeepsItsTypeAndWithinATextBecomesOne() {
        Scenario crash = loader.parseAll("lost.yaml", TABLE).get(1);

        assertThat(crash.steps().get(0))
                .isInstanceOfSatisfying(
                        Step.Act.class,
                        act -> assertThat(act.command()).isEqualTo(new Command.SetValue("left/by-update", 2.5)));
        assertThat(crash.steps().get(1))
                .isInstanceOfSatisfying(
                        Step.Inject.class, inject -> assertThat(inject.fault()).isEqualTo(new Fault.Crash()));
    }

    @Test
    void aKeyCanBeAColumnAndSoCanWhatIsCovered() {
        List<Scenario> rows = loader.parseAll("lost.yaml", """
                title: Lost
                for:
                  cut: { fault: cut, covers: [OD-02] }
                  crash: { fault: crash, covers: [OD-03, OD-02] }
                covers: $covers
                clients: [alice]
                steps:
                  - fault: { $fault: alice }
                """);

        assertThat(rows).extracting(Scenario::covers).containsExactly(List.of("OD-02"), List.of("OD-03", "OD-02"));
    }

    @Test
    void aDollarSignOutsideOfTablesIsNothingSpecial() {
        Scenario scenario = loader.parse(
                "money.yaml",
                "{ title: It costs $five, covers: [OD-02], clients: [alice], steps: [{ fault: { cut: alice } }] }");

        assertThat(scenario.title()).isEqualTo("It costs $five");
        assertThat(scenario.id()).isEqualTo("money");
    }

    @Test
    void whoAsksForTheOnlyScenarioOfATableIsTold() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> loader.parse("lost.yaml", TABLE))
                .withMessage("lost.yaml holds 2 scenarios");
    }
}
