package dev.flatline.suite.smoke;

import dev.flatline.suite.driver.ClientSettings;
import dev.flatline.suite.driver.Command;
import dev.flatline.suite.driver.Driver;
import dev.flatline.suite.driver.DriverEvent;
import dev.flatline.suite.driver.DriverEvent.Outcome;
import dev.flatline.suite.driver.DriverFactory;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/** One client on one server, one thing after the other, without any fault. Used once. */
final class SmokeTrial {

    private static final String PATH = "smoke/value";
    private static final String LISTENER = "smoke";
    private static final String WRITTEN = "hello";

    /**
     * One command.
     *
     * @param sign what came, if an event shows that it did
     */
    private record Task(
            String name, Command command, String tried, String check, Function<DriverEvent, Optional<String>> sign) {}

    private static final List<Task> TASKS = List.of(
            new Task(
                    "write",
                    new Command.SetValue(PATH, WRITTEN),
                    "set " + PATH + " to \"" + WRITTEN + "\", and wait for the acknowledgement",
                    "Does the server answer a put with its request number and the status ok? Do its rules allow it?",
                    SmokeTrial::acknowledged),
            new Task(
                    "read",
                    new Command.Get(PATH),
                    "get " + PATH + ", which should be \"" + WRITTEN + "\"",
                    "Does the server know the request g, and answer it with the data?",
                    SmokeTrial::readBack),
            new Task(
                    "listen",
                    new Command.Listen(LISTENER, PATH, Command.ListenFor.VALUE),
                    "listen to " + PATH + ", and wait for the first value",
                    "Does the server push the data at the path before it acknowledges a listen?",
                    SmokeTrial::firstValue),
            new Task(
                    "onDisconnect",
                    new Command.OnDisconnect(PATH, new Command.DisconnectWrite.Remove()),
                    "ask for a disconnect write that removes " + PATH + ", and wait for the acknowledgement",
                    "Does the server know the request o, and acknowledge it?",
                    SmokeTrial::acknowledged));

    private final LinkedBlockingQueue<DriverEvent> events = new LinkedBlockingQueue<>();
    private final Duration patience;
    private final Consumer<SmokeStep> told;
    private long lastId;
    private boolean broken;

    /**
     * @param patience for each step
     * @param told each step as it ends
     */
    SmokeTrial(Duration patience, Consumer<SmokeStep> told) {
        this.patience = patience;
        this.told = told;
    }

    /** The step that failed first; empty: all were fine. */
    Optional<SmokeStep> run(DriverFactory clients, String address, String namespace) throws InterruptedException {
        ClientSettings settings = new ClientSettings("smoke", address, namespace, Duration.ZERO, 1, List.of());
        try (Driver client = clients.start(settings, events::add)) {
            Optional<SmokeStep> failed = connects();
            // Without a connection, or a client, nothing else can be told.
            for (Task task : failed.isPresent() ? List.<Task>of() : TASKS) {
                if (!broken) {
                    Optional<SmokeStep> wrong = carryOut(client, task);
                    failed = failed.or(() -> wrong);
                }
            }
            return failed;
        }
    }

    private Optional<SmokeStep> carryOut(Driver client, Task task) throws InterruptedException {
        long id = ++lastId;
        client.send(id, task.command());
        return judge(task.name(), task.tried(), task.check(), id, task.sign());
    }

    private Optional<SmokeStep> connects() throws InterruptedException {
        return judge(
                "connect",
                "connect, and wait for .info/connected to become true",
                "Does the server greet whoever opens a WebSocket at /.ws?v=5, without TLS?",
                0,
                event -> event instanceof DriverEvent.Connected change && change.connected()
                        ? Optional.of("connected")
                        : Optional.empty());
    }

    private Optional<SmokeStep> judge(
            String name, String tried, String check, long id, Function<DriverEvent, Optional<String>> sign)
            throws InterruptedException {
        long startNanos = System.nanoTime();
        Optional<String> came = Optional.empty();
        Optional<String> wrong = Optional.empty();
        while (came.isEmpty() && wrong.isEmpty()) {
            long leftNanos = patience.toNanos() - (System.nanoTime() - startNanos);
            DriverEvent event = events.poll(Math.max(0, leftNanos), TimeUnit.NANOSECONDS);
            if (event == null) {
                wrong = Optional.of("nothing within " + patience.toMillis() + " ms");
            } else if (!(event instanceof DriverEvent.Reply reply) || reply.id() == id) {
                // The answer to an earlier step that was too late is none to this one.
                broken = broken || event instanceof DriverEvent.Broken;
                came = sign.apply(event);
                wrong = came.isPresent() ? Optional.empty() : failure(event, id);
            }
        }
        long tookMillis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos);
        String end = wrong.orElse("")
                + came.map(text -> text + ", after " + tookMillis + " ms").orElse("");
        SmokeStep step = new SmokeStep(name, tried, wrong.isEmpty(), end, check);
        told.accept(step);
        return wrong.map(text -> step);
    }

    /** What ends the wait for something else. */
    private static Optional<String> failure(DriverEvent event, long id) {
        if (event instanceof DriverEvent.Broken broken) {
            return Optional.of(broken.reason()
                    + (broken.details().isBlank()
                            ? ""
                            : "\n" + broken.details().indent(4).stripTrailing()));
        }
        if (event instanceof DriverEvent.Cancelled cancelled) {
            return Optional.of("the listener was cancelled: " + cancelled.code() + " " + cancelled.message());
        }
        if (event instanceof DriverEvent.Reply reply
                && reply.id() == id
                && !reply.outcome().acked()) {
            Outcome outcome = reply.outcome();
            return Optional.of("refused: " + outcome.code().orElse("") + " " + outcome.message());
        }
        if (event instanceof DriverEvent.Reply reply && reply.id() == id) {
            return reply.value() == null ? Optional.empty() : Optional.of("the answer " + reply.value());
        }
        return Optional.empty();
    }

    private static Optional<String> acknowledged(DriverEvent event) {
        return event instanceof DriverEvent.Reply reply && reply.outcome().acked()
                ? Optional.of("acknowledged")
                : Optional.empty();
    }

    private static Optional<String> readBack(DriverEvent event) {
        return event instanceof DriverEvent.Reply reply && WRITTEN.equals(reply.value())
                ? Optional.of("\"" + WRITTEN + "\"")
                : Optional.empty();
    }

    private static Optional<String> firstValue(DriverEvent event) {
        return event instanceof DriverEvent.Value value
                        && value.listener().equals(LISTENER)
                        && WRITTEN.equals(value.value())
                ? Optional.of("the value \"" + WRITTEN + "\"")
                : Optional.empty();
    }
}
