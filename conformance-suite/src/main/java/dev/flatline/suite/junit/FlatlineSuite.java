package dev.flatline.suite.junit;

import dev.flatline.suite.cli.PreparedRun;
import dev.flatline.suite.scenario.Scenario;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The base class of tests that play scenarios. {@link FlatlineTest} says which, and against what:
 *
 * <pre>{@code
 * @FlatlineTest(target = "my-server.yaml", run = "disconnect-writes/*")
 * class OfflinePromisesTest extends FlatlineSuite {}
 * }</pre>
 *
 * Each scenario is a dynamic test. A broken promise is a failure, whose message is the whole report with the timeline; an error
 * of Flatline or of a driver is an error; what was skipped, could not be decided or is known to fail is aborted with the reason.
 * Scenarios are played side by side, as by {@code flatline run}, from when the first of them is asked for.
 */
public abstract class FlatlineSuite {

    private static final Path RESULTS = Path.of("target", "flatline");

    /**
     * The scenarios, in the order of their ids, and behind them the baseline, if there is one.
     *
     * @throws dev.flatline.suite.cli.UserError if what the annotation says is wrong, or not there
     * @throws dev.flatline.suite.scenario.LoadException with every problem of a scenario, target or baseline
     */
    @TestFactory
    public final Stream<DynamicTest> scenarios() {
        FlatlineTest wanted = getClass().getAnnotation(FlatlineTest.class);
        if (wanted == null) {
            throw new IllegalStateException(
                    getClass().getName() + " has no @FlatlineTest, which says what to put under test");
        }
        PreparedRun run = PreparedRun.open(words(wanted), out(wanted), line -> {});
        Performance performance = new Performance(run);
        Judgement judgement = new Judgement(run.header(), run.isStrict());
        Stream<DynamicTest> tests = run.scenarios().stream()
                .map(scenario -> DynamicTest.dynamicTest(
                        name(scenario),
                        run.source(scenario),
                        () -> judgement.pronounce(performance.resultOf(scenario.id()))));
        Stream<DynamicTest> baseline = run.hasBaseline()
                ? Stream.of(DynamicTest.dynamicTest(
                        "baseline", () -> performance.others().forEach(judgement::pronounce)))
                : Stream.empty();
        // Jupiter closes the stream when the last of its tests has ended.
        return Stream.concat(tests, baseline).onClose(performance::close);
    }

    private static String name(Scenario scenario) {
        return scenario.id() + " [" + String.join(" ", scenario.covers()) + "]";
    }

    private static List<String> words(FlatlineTest wanted) {
        List<String> words = new ArrayList<>(List.of("--target", wanted.target()));
        for (String glob : wanted.run()) {
            words.addAll(List.of("--run", glob));
        }
        if (wanted.virtual()) {
            words.add("--virtual");
        }
        words.addAll(List.of(wanted.options()));
        words.addAll(List.of(wanted.scenarios()));
        return words;
    }

    private Path out(FlatlineTest wanted) {
        return wanted.out().isEmpty() ? RESULTS.resolve(getClass().getSimpleName()) : Path.of(wanted.out());
    }
}
