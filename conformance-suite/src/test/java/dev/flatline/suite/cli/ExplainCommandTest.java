package dev.flatline.suite.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flatline.suite.run.Plays;
import dev.flatline.suite.scenario.Catalogue;
import dev.flatline.suite.scenario.Requirement;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A requirement is shown with its scenarios and a run that keeps it. */
class ExplainCommandTest {

    private static final int USAGE = 64;
    private static final int COLUMNS = 120;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void tellWhereTheCheckoutIs() {
        System.setProperty(
                "flatline.home", Path.of("..").toAbsolutePath().normalize().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"OD-02", "od-02"})
    void aRequirementIsShownWithItsScenariosAndATimeline(String id) {
        assertThat(explain(id)).isZero();

        assertThat(out.toString())
                .startsWith("OD-02 MUST (server, Firebase and Wilddog)\n  A disconnect write runs when the connection")
                .contains("source    Firebase:", "WD-04     Wilddog:", "check     Is a reset or half-closed socket")
                .contains("scenarios cover it:", "disconnect-writes/set-whatever-happens\n", "rows close, crash, cut, ")
                .contains("A correct run of disconnect-writes/", "◇ stored for alice", "session of alice ended")
                .contains("repeat    ./flatline run --virtual --run disconnect-writes/")
                .doesNotContain("\u001b");
        assertThat(out.toString().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(COLUMNS));
    }

    @Test
    void whatAnotherDocumentSaysTooIsExplainedByTheOneThatIsChecked() {
        assertThat(explain("WD-20")).isZero();

        assertThat(out.toString()).startsWith("WD-20 says the same as TS-03.\n\nTS-03 MUST");
    }

    @Test
    void whatNoScenarioCanShowSaysWhyAndHasNoRun() {
        assertThat(explain("HB-01")).isZero();

        assertThat(out.toString())
                .contains("HB-01 UNTESTABLE (client, Firebase)", "untested  It shows on the wire only")
                .doesNotContain("A correct run", "cover it:");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            OD-2   | there is no requirement 'OD-2'. Did you mean 'OD-02'?
            WD-4   | Did you mean 'WD-04'?
            banana | There are 204, in the groups CON, HB, MAN, MUX, OD, OFF, PRE, PW, REC, RST, SEC, TS, WD, X.
            """)
    void anUnknownRequirementIsAnsweredWithTheNearest(String id, String told) {
        assertThat(explain(id)).isEqualTo(USAGE);
        assertThat(err.toString()).contains(told);
    }

    @Test
    void withoutAnIdItSaysWhatIsMissing() {
        assertThat(explain()).isEqualTo(USAGE);
        assertThat(err.toString()).contains("Missing required parameter: 'ID'");
    }

    @Test
    void coloursAreForTerminalsOnly() {
        Catalogue catalogue = Plays.catalogue();
        Requirement requirement = catalogue.requirement("OD-02").orElseThrow();
        String plain = new Explanation(catalogue, false).of(requirement);

        assertThat(new Explanation(catalogue, true).of(requirement))
                .startsWith("\u001b[1mOD-02 MUST\u001b[0m")
                .satisfies(coloured ->
                        assertThat(coloured.replaceAll("\u001b\\[[0-9]+m", "")).isEqualTo(plain));
    }

    @TestFactory
    Stream<DynamicTest> everyRequirementThatIsCoveredHasACorrectRun() {
        Catalogue catalogue = Plays.catalogue();
        return catalogue.requirements().stream()
                .filter(requirement -> catalogue.covering(requirement).stream()
                        .anyMatch(scenario -> scenario.drivers().isEmpty()))
                .map(requirement -> DynamicTest.dynamicTest(
                        requirement.id(),
                        () -> assertThat(CorrectRun.of(requirement, catalogue)
                                        .orElseThrow()
                                        .render())
                                .contains("A correct run of")));
    }

    @Test
    void whatOnlyScenariosAboutADriverCoverHasNone() throws InterruptedException {
        Catalogue catalogue = Plays.catalogue();

        assertThat(CorrectRun.of(catalogue.requirement("X-5").orElseThrow(), catalogue))
                .isEmpty();
    }

    private int explain(String... arguments) {
        String[] all = Stream.concat(Stream.of("explain"), Stream.of(arguments)).toArray(String[]::new);
        return Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all);
    }
}
