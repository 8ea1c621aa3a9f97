package dev.flatline.suite.run;

import dev.flatline.suite.scenario.Bound;
import dev.flatline.suite.scenario.Expectation;
import dev.flatline.suite.scenario.Scenario;
import dev.flatline.suite.scenario.Step;
import dev.flatline.suite.target.ClientUnderTest;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A world on the clock on the wall, without what takes minutes there: scenarios that say so by their tag, and those that wait
 * until the server misses a client which it must not ping.
 */
public final class BriskWorld implements World {

    /** What a scenario says that needs minutes of real time with every client. */
    public static final String TAG = "slow";

    /** Both follow from how long the server lets a client be silent. */
    private static final List<String> OF_SILENCE = List.of("detection", "blip");

    private final World world;
    private final ClientUnderTest client;
    private final Predicate<Scenario> wanted;

    /**
     * The same world without them.
     *
     * @param world is this one's to close
     * @param client the client under test
     * @param wanted the scenarios that are to be played however long they take
     */
    public BriskWorld(World world, ClientUnderTest client, Predicate<Scenario> wanted) {
        this.world = world;
        this.client = client;
        this.wanted = wanted;
    }

    @Override
    public String network() {
        return world.network();
    }

    @Override
    public Optional<String> sdk() {
        return world.sdk();
    }

    @Override
    public Optional<String> obstacle(Scenario scenario) {
        // First what no patience helps against.
        return world.obstacle(scenario)
                .or(() -> wanted.test(scenario)
                        ? Optional.empty()
                        : slowness(scenario).map(BriskWorld::withRemedy));
    }

    private static String withRemedy(String reason) {
        return reason + " --slow plays it.";
    }

    private Optional<String> slowness(Scenario scenario) {
        if (scenario.tags().contains(TAG)) {
            return Optional.of("It takes minutes of real time, as its tag '" + TAG + "' says.");
        }
        return !client.answersPings() && waitsInSilence(scenario)
                ? Optional.of("It waits for the server to miss a silent client, which takes more than a minute with "
                        + client.id() + ".")
                : Optional.empty();
    }

    private static boolean waitsInSilence(Scenario scenario) {
        return scenario.allSteps()
                .flatMap(BriskWorld::bounds)
                .anyMatch(bound -> bound instanceof Bound.Named named && OF_SILENCE.contains(named.name()));
    }

    private static Stream<Bound> bounds(Step step) {
        if (step instanceof Step.Wait wait) {
            return Stream.of(wait.duration());
        }
        return step instanceof Step.Expect expect ? bounds(expect.expectation()) : Stream.empty();
    }

    private static Stream<Bound> bounds(Expectation expectation) {
        if (expectation instanceof Expectation.Becomes becomes) {
            return Stream.concat(Stream.of(becomes.within()), becomes.holdsFor().stream());
        }
        return Stream.of(((Expectation.Stays) expectation).duration());
    }

    @Override
    public Stage stage(Scenario scenario) {
        return world.stage(scenario);
    }

    @Override
    public void playAll(
            List<Scenario> scenarios, Function<Scenario, ScenarioResult> play, Consumer<ScenarioResult> ended)
            throws InterruptedException {
        world.playAll(scenarios, play, ended);
    }

    @Override
    public void close() {
        world.close();
    }
}
