package dev.flatline.suite.driver.stdio;

import dev.flatline.suite.driver.Command;
import dev.flatline.suite.driver.Driver;
import dev.flatline.suite.driver.DriverEvent;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A client in a process of its own.
 *
 * <p>Any breach of the protocol, and any end that nobody asked for, is told as one {@link DriverEvent.Broken}, after which
 * nothing follows and the process is gone.
 */
public final class StdioDriver implements Driver {

    /** For a process to end, and its last words to arrive, once both must happen anyway. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    private final String name;
    private final ChildProcess child;
    private final StdioLimits limits;
    private final LineWriter writer;
    private final CompletableFuture<SelfDescription> greeted = new CompletableFuture<>();
    private final Consumer<DriverEvent> events;

    /** Guards everything below, and that no event is told once {@code ended} is set. */
    private final Object lock = new Object();

    private final Set<Long> openCommands = new HashSet<>();
    private @Nullable String fault;
    private boolean ended;
    private volatile boolean frozen;

    private StdioDriver(String name, ChildProcess child, StdioLimits limits, Consumer<DriverEvent> events) {
        this.name = name;
        this.child = child;
        this.limits = limits;
        this.events = events;
        this.writer = new LineWriter(child.input(), limits.waitingLines(), this::inputRefused);
    }

    /**
     * Takes over a process that has just been started.
     *
     * @param name for threads and messages
     * @param firstLine sent to the driver once it has greeted
     */
    static StdioDriver attach(
            String name,
            ChildProcess child,
            StdioLimits limits,
            Optional<String> firstLine,
            Consumer<DriverEvent> events) {
        StdioDriver driver = new StdioDriver(name, child, limits, events);
        firstLine.ifPresent(driver.writer::offer);
        driver.watch();
        ChildProcess.daemon("flatline-" + name + "-stdout", driver::read).start();
        return driver;
    }

    /** Holds the driver to what it has said about itself before. */
    StdioDriver mustBe(SelfDescription known) {
        var unused = greeted.thenAccept(now -> {
            if (!now.equals(known)) {
                blame("describes itself as " + now + ", but was " + known + " when it was asked first");
            }
        });
        return this;
    }

    /** Completes once the driver has described itself. */
    CompletableFuture<SelfDescription> greeting() {
        return greeted;
    }

    /** The client's process, to be frozen, for example. */
    public ProcessHandle process() {
        return child.handle();
    }

    @Override
    public void send(long id, Command command) {
        String line = Encoder.command(id, command);
        synchronized (lock) {
            if (ended || fault != null) {
                return;
            }
            openCommands.add(id);
            if (!writer.offer(line)) {
                blame(notReading());
            }
        }
    }

    @Override
    public void kill() {
        synchronized (lock) {
            ended = true;
        }
        child.kill();
        writer.abandon();
    }

    @Override
    public void freeze() {
        frozen = true;
        var unused = child.faults().freeze();
    }

    @Override
    public void thaw() {
        var unused = child.faults().thaw();
        frozen = false;
    }

    @Override
    public void skewClock(Duration ahead) {
        String line = Encoder.clockSkew(ahead);
        synchronized (lock) {
            if (!ended && fault == null && !writer.offer(line)) {
                blame(notReading());
            }
        }
    }

    @Override
    public void close() {
        synchronized (lock) {
            if (ended) {
                return;
            }
            ended = true;
        }
        if (frozen) {
            // It could not read that it is to stop.
            thaw();
        }
        if (greeted.isDone() && writer.offer(Encoder.STOP) && writer.end()) {
            child.killAfter(limits.stop());
        } else {
            child.kill();
            writer.abandon();
        }
    }

    private String notReading() {
        return "does not read its standard input: " + limits.waitingLines() + " lines wait";
    }

    /** Sees to it that neither silence nor a death goes unnoticed. */
    private void watch() {
        var unused = greeted.copy()
                .orTimeout(limits.greeting().toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((greeting, late) -> {
                    if (late != null) {
                        blame("did not describe itself within "
                                + limits.greeting().toMillis() + " ms");
                    }
                });
        var unusedToo = child.exit()
                .thenRunAsync(
                        // A process that it has started may hold its standard output open.
                        this::finish, CompletableFuture.delayedExecutor(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS));
    }

    /** The life of the reader's thread. */
    private void read() {
        try {
            LineReader reader = new LineReader(child.output(), limits.lineBytes());
            Optional<String> line = reader.next();
            if (line.isPresent()) {
                greeted.complete(Decoder.selfDescription(line.get()));
                ChildProcess.daemon("flatline-" + name + "-stdin", writer).start();
                line = reader.next();
            }
            for (int count = 1; line.isPresent(); count++) {
                if (count > limits.lines()) {
                    throw new MalformedLineException("printed more than " + limits.lines() + " lines");
                }
                handle(Decoder.message(line.get()));
                line = reader.next();
            }
        } catch (MalformedLineException e) {
            blame(e.breach());
        } catch (IOException e) {
            blame("could not be read from: " + e.getMessage());
        }
        finish();
    }

    private void handle(Decoder.Message message) throws MalformedLineException {
        Optional<Long> answered = Decoder.answered(message);
        if (answered.isPresent()) {
            answered(answered.get());
        }
        if (message instanceof Decoder.Message.Logged logged) {
            child.note(logged.text());
        } else if (message instanceof Decoder.Message.Lacking lacking) {
            tell(new DriverEvent.Skipped(lacking.reason()));
        } else if (message instanceof Decoder.Message.Told told) {
            tell(told.event());
        }
    }

    private void answered(long id) throws MalformedLineException {
        synchronized (lock) {
            if (!openCommands.remove(id)) {
                throw new MalformedLineException("answered the command " + id + ", which does not wait for one");
            }
        }
    }

    private void tell(DriverEvent event) {
        synchronized (lock) {
            if (!ended && fault == null) {
                events.accept(event);
            }
        }
    }

    /** Notes the first breach of the contract and ends the process; the reader tells of it once all is over. */
    private void blame(String what) {
        synchronized (lock) {
            if (ended || fault != null) {
                return;
            }
            fault = what;
        }
        child.kill();
        writer.abandon();
    }

    /** A driver that dies refuses input too; then the reader knows more of it. */
    private void inputRefused() {
        if (child.exitWithin(LAST_WORDS).isEmpty()) {
            blame("closed its standard input but still runs");
        }
    }

    /** Tells why the driver is gone, unless it was asked to go. */
    private void finish() {
        OptionalInt code = child.exitWithin(limits.stop());
        blame(
                code.isPresent()
                        ? "ended unasked, with exit code " + code.getAsInt()
                        : "closed its standard output but still runs");
        String lastWords = child.errorTail(LAST_WORDS);
        synchronized (lock) {
            if (!ended) {
                ended = true;
                events.accept(new DriverEvent.Broken("The driver of " + name + " " + fault, lastWords));
            }
        }
    }
}
