package dev.flatline.suite.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.flatline.suite.cli.UserError;
import dev.flatline.suite.driver.stdio.BundledDrivers;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.ClasspathResourceSource;
import org.junit.platform.engine.support.descriptor.FilePosition;
import org.junit.platform.engine.support.descriptor.FileSource;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.opentest4j.AssertionFailedError;

/** What Jupiter makes of the classes in {@link SuiteSamples}. */
class FlatlineSuiteTest {

    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();

    private final String homeBefore = System.getProperty(BundledDrivers.HOME_PROPERTY, "");

    @BeforeEach
    void inTheCheckout() {
        System.setProperty(BundledDrivers.HOME_PROPERTY, HOME.toString());
    }

    @AfterEach
    void asBefore() {
        if (homeBefore.isEmpty()) {
            System.clearProperty(BundledDrivers.HOME_PROPERTY);
        } else {
            System.setProperty(BundledDrivers.HOME_PROPERTY, homeBefore);
        }
    }

    private static EngineExecutionResults run(Class<?> tests) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(tests))
                .execute();
    }

    private static Event onlyTest(Class<?> tests) {
        return run(tests).testEvents().finished().list().get(0);
    }

    private static TestExecutionResult outcome(Event event) {
        return event.getRequiredPayload(TestExecutionResult.class);
    }

    private static Throwable reason(TestExecutionResult result) {
        return result.getThrowable().orElseThrow();
    }

    @Test
    void aScenarioIsATestThatNamesItsPromisesAndLeadsToItsLine() {
        Event test = onlyTest(SuiteSamples.Kept.class);

        assertThat(outcome(test).getStatus()).isEqualTo(TestExecutionResult.Status.SUCCESSFUL);
        assertThat(test.getTestDescriptor().getDisplayName()).isEqualTo("disconnect-writes/cut [OD-02 OD-08]");
        FileSource source = (FileSource) source(test);
        assertThat(source.getFile().toPath()).isEqualTo(HOME.resolve("scenarios/disconnect-writes/cut.yaml"));
        assertThat(source.getPosition().map(FilePosition::getLine)).hasValue(2);
        assertThat(Path.of("target/junit-samples/kept")).isDirectoryContaining("glob:**/report.html");
    }

    @Test
    void withoutACheckoutItLeadsIntoTheJar() {
        System.clearProperty(BundledDrivers.HOME_PROPERTY);

        Event test = onlyTest(SuiteSamples.KeptToo.class);

        assertThat(outcome(test).getStatus()).isEqualTo(TestExecutionResult.Status.SUCCESSFUL);
        ClasspathResourceSource source = (ClasspathResourceSource) source(test);
        assertThat(source.getClasspathResourceName()).isEqualTo("flatline/scenarios/disconnect-writes/cut.yaml");
        assertThat(source.getPosition().map(FilePosition::getLine)).hasValue(2);
    }

    private static TestSource source(Event test) {
        return test.getTestDescriptor().getSource().orElseThrow();
    }

    @Test
    void aBrokenPromiseIsAFailureThatTellsEverything() {
        Throwable failure = reason(outcome(onlyTest(SuiteSamples.Broken.class)));

        assertThat(failure)
                .isInstanceOf(AssertionFailedError.class)
                .hasMessageContaining("✗ FAIL  disconnect-writes/cut  (disconnect-writes/cut.yaml:11)")
                .hasMessageContaining("promise   OD-02 MUST (server)")
                .hasMessageContaining("ms  alice")
                .hasMessageContaining("▶")
                .hasMessageContaining("repeat    ./flatline run --run disconnect-writes/cut --seed 1 --virtual");
    }

    @Test
    void whatCannotBePlayedIsAbortedWithTheReason() {
        TestExecutionResult result = outcome(onlyTest(SuiteSamples.Skipped.class));

        assertThat(result.getStatus()).isEqualTo(TestExecutionResult.Status.ABORTED);
        assertThat(reason(result)).hasMessageStartingWith("SKIPPED: ").hasMessageContaining("wilddog-js");
    }

    @Test
    void filesOfOnesOwnAreTestsToo() {
        Event test = run(SuiteSamples.Own.class).testEvents().succeeded().list().get(0);

        assertThat(test.getTestDescriptor().getDisplayName()).isEqualTo("src/test/resources/junit/own [OD-02]");
        FileSource source = (FileSource) source(test);
        assertThat(source.getFile()).isFile();
        assertThat(source.getPosition().map(FilePosition::getLine)).hasValue(3);
    }

    @Test
    void anEntryOfTheBaselineAboutNothingFailsATestOfItsOwn() {
        Event test = run(SuiteSamples.Own.class).testEvents().failed().list().get(0);

        assertThat(test.getTestDescriptor().getDisplayName()).isEqualTo("baseline");
        assertThat(reason(outcome(test)))
                .hasMessageContaining("UNEXPECTED-PASS")
                .hasMessageContaining("baseline/disconnect-writes/nothing-of-the-kind");
    }

    @Test
    void realSocketsAreTheDefault() {
        assertThat(outcome(onlyTest(SuiteSamples.Live.class)).getStatus())
                .isEqualTo(TestExecutionResult.Status.SUCCESSFUL);
    }

    @Test
    void whatTheAnnotationSaysWronglyIsToldAsOnTheCommandLine() {
        assertThat(reasonOfContainer(SuiteSamples.UnknownTarget.class))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("Did you mean 'reference'?");
        assertThat(reasonOfContainer(SuiteSamples.UnknownOption.class))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("--virtuel");
        assertThat(reasonOfContainer(SuiteSamples.NothingSaid.class))
                .hasMessageContaining("NothingSaid has no @FlatlineTest");
    }

    private static Throwable reasonOfContainer(Class<?> tests) {
        return reason(outcome(run(tests).containerEvents().failed().list().get(0)));
    }
}
