package dev.flatline.suite.client;

import dev.flatline.suite.driver.Behaviour;
import dev.flatline.suite.driver.ClientSettings;
import dev.flatline.suite.driver.Command;
import dev.flatline.suite.driver.CommandText;
import dev.flatline.suite.driver.Driver;
import dev.flatline.suite.driver.DriverEvent;
import dev.flatline.suite.driver.DriverEvent.Outcome;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;

/**
 * The reference client behind the {@link Driver} contract. Calls may come from any thread; they hop to the executor.
 *
 * <p>When a command is answered: writes, disconnect writes and reads by the server; a listen when the server's data is
 * there, or at once while the client is offline; everything else at once. A disconnect write in flight when the connection
 * is lost is never answered, as with the official SDKs (OD-22). What the client itself refuses has the code
 * {@code invalid}.
 */
final class ReferenceDriver implements Driver {
    private final Executor executor;
    private final Freezer freezer;
    private final FreezableConnector wires;
    private final Gate gate;
    private final List<Behaviour> behaviours;
    private final ReferenceClient client;
    private final CommandRunner commands;
    private Duration clockSkew;

    ReferenceDriver(
            ClientSettings settings,
            Connector connector,
            InstantSource trueTime,
            ScheduledExecutorService executor,
            Consumer<DriverEvent> events,
            Optional<ClientMutant> mutant) {
        this.executor = executor;
        this.freezer = new Freezer(executor);
        this.gate = new Gate(events);
        this.wires = new FreezableConnector(new TalkativeConnector(connector, gate::tell), freezer);
        this.behaviours = settings.behaviours();
        this.clockSkew = settings.clockSkew();
        this.client = new ReferenceClient(
                settings.address(),
                settings.namespace(),
                wires,
                () -> trueTime.instant().plus(clockSkew),
                freezer,
                settings.seed(),
                new Told(),
                mutant);
        this.commands = new CommandRunner(client, gate::tell);
    }

    /** Connects; the first events may come before this returns only if the executor is another thread. */
    void start() {
        freezer.execute(client::start);
    }

    @Override
    public void send(long id, Command command) {
        freezer.execute(() -> commands.run(
                command,
                answer -> gate.tell(new DriverEvent.Reply(id, outcome(answer), answer.isOk() ? answer.data() : null))));
    }

    @Override
    public void kill() {
        gate.close();
        executor.execute(client::kill);
    }

    @Override
    public void freeze() {
        executor.execute(wires::freeze);
    }

    @Override
    public void thaw() {
        executor.execute(wires::thaw);
    }

    @Override
    public void skewClock(Duration ahead) {
        // Past the freezer: a clock does not stand still with the process.
        executor.execute(() -> clockSkew = ahead);
    }

    @Override
    public void close() {
        gate.close();
        executor.execute(() -> {
            wires.thaw();
            client.close();
        });
    }

    private static Outcome outcome(Answer answer) {
        return answer.isOk() ? Outcome.acknowledged() : Outcome.rejected(answer.status(), answer.explanation());
    }

    /** The connection's news, and what the client does about it by itself. */
    private final class Told implements ClientListener {

        @Override
        public void connected(boolean connected) {
            gate.tell(new DriverEvent.Connected(connected));
            for (Behaviour behaviour : behaviours) {
                if (behaviour.when() == connected) {
                    behaviour.actions().forEach(this::behave);
                }
            }
        }

        @Override
        public void serverTimeOffset(long millis) {
            gate.tell(new DriverEvent.Offset(millis));
        }

        @Override
        public void connectionEnded(String reason) {
            // The contract has no event for it; the server and the simulator tell why in their own words.
        }

        private void behave(Command action) {
            commands.run(action, answer -> gate.tell(new DriverEvent.Behaved(CommandText.of(action), outcome(answer))));
        }
    }
}
