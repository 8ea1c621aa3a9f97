package dev.flatline.suite.run.virtual;

import dev.flatline.suite.run.Needs;
import dev.flatline.suite.run.ScenarioResult;
import dev.flatline.suite.run.Seeds;
import dev.flatline.suite.run.Stage;
import dev.flatline.suite.run.World;
import dev.flatline.suite.scenario.Scenario;
import dev.flatline.suite.target.Target;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** The virtual world: no sockets, no threads, the same bytes for the same seed. */
public final class VirtualWorld implements World {

    private final Target target;
    private final long seed;

    /** @param target its client must be one that lives in process, its server the reference server */
    public VirtualWorld(Target target, long seed) {
        this.target = target;
        this.seed = seed;
    }

    @Override
    public String network() {
        return "virtual";
    }

    @Override
    public Optional<String> sdk() {
        return Optional.empty();
    }

    @Override
    public Optional<String> obstacle(Scenario scenario) {
        return Needs.of(scenario).otherClientThan(target.client().id());
    }

    @Override
    public Stage stage(Scenario scenario) {
        return new VirtualStage(target, scenario.server(), Seeds.of(scenario, seed));
    }

    @Override
    public void playAll(
            List<Scenario> scenarios, Function<Scenario, ScenarioResult> play, Consumer<ScenarioResult> ended) {
        scenarios.forEach(scenario -> ended.accept(play.apply(scenario)));
    }

    @Override
    public void close() {
        // Nothing outlives its stage.
    }
}
