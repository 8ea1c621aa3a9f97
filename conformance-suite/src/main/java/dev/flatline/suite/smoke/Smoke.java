package dev.flatline.suite.smoke;

import dev.flatline.server.ReferenceServer;
import dev.flatline.suite.client.ReferenceDriverFactory;
import dev.flatline.suite.client.net.JavaWebSocketConnector;
import dev.flatline.suite.driver.DriverFactory;
import dev.flatline.suite.driver.PathPrefix;
import dev.flatline.suite.scenario.ServerSource;
import dev.flatline.suite.scenario.TargetFile.Isolation;
import dev.flatline.suite.target.ReferenceTarget;
import dev.flatline.suite.target.Target;
import dev.flatline.suite.target.server.ServerLauncher;
import dev.flatline.suite.target.server.StartedServer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;

/** Tries a target without any fault, and says who is to blame if that goes wrong. */
public final class Smoke {

    private final Target target;
    private final Optional<DriverFactory> processes;
    private final Duration patience;
    private final Consumer<SmokeStep> told;

    /**
     * @param processes starts the target's clients; empty: the reference client
     * @param patience for each step
     * @param told each step as it ends
     */
    public Smoke(Target target, Optional<DriverFactory> processes, Duration patience, Consumer<SmokeStep> told) {
        this.target = target;
        this.processes = processes;
        this.patience = patience;
        this.told = told;
    }

    /**
     * Starts the server, tries everything and stops the server.
     *
     * @param progress told, in one line each, what takes long
     * @throws dev.flatline.suite.target.server.UnreadyServerException if the server does not start
     */
    public Blame run(Consumer<String> progress) throws InterruptedException {
        if (target.hasReferenceServer()) {
            return onReferenceServer(told).isEmpty() ? Blame.NOBODY : blameOfOneClient();
        }
        ServerLauncher launcher = new ServerLauncher(progress);
        ServerSource source = target.server();
        if (source instanceof ServerSource.Program program) {
            return on(launcher.start(program));
        }
        if (source instanceof ServerSource.Container container) {
            return on(launcher.start(container));
        }
        return judge(((ServerSource.Running) source).address());
    }

    private Blame on(StartedServer server) throws InterruptedException {
        try (server) {
            step("start", "start the server", true, "it listens at " + server.address());
            Blame blame = judge(server.address());
            Optional<String> death = server.death();
            if (death.isPresent()) {
                step("alive", "the server still runs", false, death.get());
                return Blame.SERVER;
            }
            return blame;
        }
    }

    private void step(String name, String tried, boolean fine, String came) {
        told.accept(new SmokeStep(name, tried, fine, came, "What does it say in its last lines?"));
    }

    private Blame judge(String address) throws InterruptedException {
        if (trial(processes, address, told).isEmpty()) {
            return Blame.NOBODY;
        }
        if (processes.isEmpty()) {
            return Blame.SERVER;
        }
        Consumer<SmokeStep> nobody = step -> {};
        if (onReferenceServer(nobody).isPresent()) {
            return Blame.CLIENT;
        }
        return trial(Optional.empty(), address, nobody).isPresent() ? Blame.SERVER : Blame.BOTH;
    }

    /** The reference server keeps what it promises, and so does the reference client. */
    private Blame blameOfOneClient() {
        return processes.isPresent() ? Blame.CLIENT : Blame.SERVER;
    }

    private Optional<SmokeStep> onReferenceServer(Consumer<SmokeStep> listener) throws InterruptedException {
        try (ReferenceServer server = ReferenceServer.start(
                ReferenceTarget.serverConfig(target.serverMutant()).build())) {
            return trial(processes, server.host() + ":" + server.port(), listener);
        }
    }

    private Optional<SmokeStep> trial(Optional<DriverFactory> drivers, String address, Consumer<SmokeStep> listener)
            throws InterruptedException {
        ScheduledExecutorService loop = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "flatline-smoke");
            thread.setDaemon(true);
            return thread;
        });
        try {
            DriverFactory clients = drivers.orElseGet(
                    () -> new ReferenceDriverFactory(new JavaWebSocketConnector(loop), InstantSource.system(), loop));
            String unique = "flatline-smoke-" + Long.toString(System.currentTimeMillis(), 36);
            if (target.isolation() instanceof Isolation.Paths paths) {
                return new SmokeTrial(patience, listener)
                        .run(new PathPrefix(clients, paths.parent() + "/" + unique), address, paths.namespace());
            }
            return new SmokeTrial(patience, listener).run(clients, address, unique);
        } finally {
            // The farewell is in the loop's queue: let it out before the loop ends.
            loop.shutdown();
        }
    }
}
