package dev.flatline.suite.run.live;

import dev.flatline.simulator.fault.FaultNetwork;
import dev.flatline.simulator.toxiproxy.RunningToxiproxy;
import dev.flatline.suite.driver.DriverFactory;
import dev.flatline.suite.driver.stdio.NamedDrivers;
import dev.flatline.suite.run.HarnessException;
import dev.flatline.suite.run.Needs;
import dev.flatline.suite.run.ScenarioResult;
import dev.flatline.suite.run.Seeds;
import dev.flatline.suite.run.Stage;
import dev.flatline.suite.run.World;
import dev.flatline.suite.scenario.Scenario;
import dev.flatline.suite.target.Target;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import java.util.function.Function;

/** Real sockets: one server for most, one Toxiproxy, and a stage for each scenario. */
public final class LiveWorld implements World {

    private final Target target;
    private final ServerUnderTest server;
    private final RunningToxiproxy toxiproxy;
    private final FaultNetwork network;
    private final Optional<DriverFactory> processes;
    private final NamedDrivers named;
    private final long seed;
    private final ScheduledExecutorService watch;
    private final StallWatch stalls;
    private final ExecutorService players;

    private LiveWorld(
            Target target,
            ServerUnderTest server,
            Optional<DriverFactory> processes,
            NamedDrivers named,
            RunningToxiproxy toxiproxy,
            long seed,
            int sideBySide) {
        this.target = target;
        this.server = server;
        this.toxiproxy = toxiproxy;
        this.processes = processes;
        this.named = named;
        this.seed = seed;
        network = toxiproxy.network();
        watch = Executors.newSingleThreadScheduledExecutor(Threads.daemon("flatline-stall-watch"));
        stalls = new StallWatch(watch);
        players = Executors.newFixedThreadPool(sideBySide, Threads.daemon("flatline-player"));
    }

    /** A world without the drivers that scenarios may name. */
    public static LiveWorld open(
            Target target, Optional<DriverFactory> processes, RunningToxiproxy toxiproxy, long seed, int sideBySide) {
        return open(target, processes, NamedDrivers.NONE, toxiproxy, seed, sideBySide, line -> {});
    }

    /**
     * Starts what the target needs, and makes sure that its server answers.
     *
     * @param processes starts the clients; empty: the reference client, in this process
     * @param named starts the clients whose scenario names their driver
     * @param toxiproxy carries the faults; from now on it is this world's to close, even if it does not open
     * @param sideBySide how many scenarios may play at the same time
     * @param progress told, in one line each, what takes long
     * @throws UnfitServerException if the target's server cannot be started or does not greet a client
     */
    public static LiveWorld open(
            Target target,
            Optional<DriverFactory> processes,
            NamedDrivers named,
            RunningToxiproxy toxiproxy,
            long seed,
            int sideBySide,
            Consumer<String> progress) {
        try {
            return new LiveWorld(
                    target, ServerUnderTest.of(target, progress), processes, named, toxiproxy, seed, sideBySide);
        } catch (RuntimeException e) {
            toxiproxy.close();
            throw e;
        }
    }

    @Override
    public String network() {
        return toxiproxy.word();
    }

    @Override
    public Optional<String> sdk() {
        return processes.flatMap(DriverFactory::sdk);
    }

    @Override
    public Optional<String> obstacle(Scenario scenario) {
        Needs needs = Needs.of(scenario);
        if (needs.ownServer() && !target.hasReferenceServer()) {
            return Optional.of(
                    "It needs a server that can be crashed, restarted, set wrong and given rules; the one at "
                            + target.name() + " is not in our hands.");
        }
        return needs.otherClientThan(target.client().id())
                .or(() -> obstacleOfDrivers(needs))
                .or(() -> lackOfTarget(needs))
                .or(() -> obstacleOfClients(needs));
    }

    private Optional<String> lackOfTarget(Needs needs) {
        return needs.ofClients().stream()
                .filter(target.lacks()::contains)
                .findFirst()
                .map(lacking -> "It needs the capability '" + lacking.word() + "', which the target file of "
                        + target.name() + " says is lacking.");
    }

    private Optional<String> obstacleOfDrivers(Needs needs) {
        for (String driver : needs.drivers()) {
            if (!target.hasReferenceServer()) {
                return Optional.of("It needs a server that speaks the protocol of the driver '" + driver
                        + "'; what the one at " + target.name() + " speaks is not known.");
            }
            Optional<String> obstacle = named.obstacle(driver)
                    .map(reason -> "It needs a client of the driver '" + driver + "': " + reason + ".");
            if (obstacle.isPresent()) {
                return obstacle;
            }
        }
        return Optional.empty();
    }

    private Optional<String> obstacleOfClients(Needs needs) {
        return needs.ofClients().stream()
                .filter(need -> processes.filter(clients -> !clients.can(need)).isPresent())
                .findFirst()
                .map(lacking -> "It needs clients with the capability '" + lacking.word() + "', which "
                        + target.client().id() + " does not name among its own.");
    }

    @Override
    public Stage stage(Scenario scenario) {
        boolean ownServer = Needs.of(scenario).ownServer();
        return new LiveStage(
                scenario,
                target,
                ownServer ? ServerUnderTest.of(target, scenario.server()) : server,
                ownServer,
                network,
                processes,
                named,
                stalls,
                Seeds.of(scenario, seed));
    }

    @Override
    public void playAll(
            List<Scenario> scenarios, Function<Scenario, ScenarioResult> play, Consumer<ScenarioResult> ended)
            throws InterruptedException {
        CompletionService<ScenarioResult> results = new ExecutorCompletionService<>(players);
        scenarios.forEach(scenario -> results.submit(() -> play.apply(scenario)));
        for (int i = 0; i < scenarios.size(); i++) {
            try {
                ended.accept(results.take().get());
            } catch (ExecutionException e) {
                throw new HarnessException("A scenario could not be played: " + e.getCause(), e.getCause());
            }
        }
    }

    @Override
    public void close() {
        players.shutdownNow();
        watch.shutdownNow();
        try {
            network.close();
        } finally {
            toxiproxy.close();
            server.close();
        }
    }
}
