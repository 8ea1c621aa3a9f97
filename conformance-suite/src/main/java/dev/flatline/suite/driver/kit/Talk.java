package dev.flatline.suite.driver.kit;

import dev.flatline.suite.driver.Behaviour;
import dev.flatline.suite.driver.Command;
import dev.flatline.suite.driver.DriverEvent;
import dev.flatline.suite.driver.kit.Check.LeftOutException;
import dev.flatline.suite.driver.kit.Check.WrongException;
import dev.flatline.suite.driver.stdio.Conversation;
import dev.flatline.suite.driver.stdio.Heard;
import dev.flatline.suite.driver.stdio.SelfDescription;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A conversation with one driver, which must say nothing but what the page allows. */
final class Talk {

    private final Bench bench;
    private final Conversation driver;
    private final String namespace;
    private final List<DriverEvent> told = new ArrayList<>();
    private final Set<Long> open = new HashSet<>();
    private long lastId;

    Talk(Bench bench, Conversation driver, String namespace) {
        this.bench = bench;
        this.driver = driver;
        this.namespace = namespace;
    }

    String namespace() {
        return namespace;
    }

    Conversation driver() {
        return driver;
    }

    /** All events and replies so far. */
    List<DriverEvent> told() {
        return told;
    }

    /** Waits for the self-description. */
    SelfDescription greeting() throws WrongException {
        Heard first = driver.hear(bench.patience())
                .orElseThrow(() -> new WrongException(
                        "It did not describe itself within " + bench.patience().toSeconds() + " s"));
        if (first instanceof Heard.Greeting greeting) {
            return greeting.self();
        }
        throw new WrongException("It " + ((Heard.Nonsense) first).breach());
    }

    /** Starts its client and waits until that is connected. */
    void connect() throws WrongException, LeftOutException {
        connect(Duration.ZERO, List.of());
    }

    void connect(Duration skew, List<Behaviour> behaviours) throws WrongException, LeftOutException {
        driver.start(bench.settings(namespace, skew, behaviours));
        await("tell that it is connected", new DriverEvent.Connected(true)::equals);
    }

    /** Sends a command; its id. */
    long send(Command command) {
        driver.command(++lastId, command);
        open.add(lastId);
        return lastId;
    }

    /** Sends a line with an id, as {@link #send} does. */
    long sendRaw(String action) {
        open.add(++lastId);
        driver.say("{\"id\":" + lastId + "," + action + "}");
        return lastId;
    }

    /** Has a command carried out: the value of its reply. */
    @Nullable
    Object done(Command command) throws WrongException, LeftOutException {
        DriverEvent.Reply reply = reply(send(command));
        if (!reply.outcome().acked()) {
            throw new WrongException("It answered that it was refused: "
                    + reply.outcome().code().orElse("") + " " + reply.outcome().message());
        }
        return reply.value();
    }

    /** Waits for the reply to a command. */
    DriverEvent.Reply reply(long id) throws WrongException, LeftOutException {
        return (DriverEvent.Reply) await(
                "answer the command " + id, event -> event instanceof DriverEvent.Reply reply && reply.id() == id);
    }

    /** Waits for an event, or finds it among those that were told already. */
    DriverEvent await(String what, Predicate<DriverEvent> wanted) throws WrongException, LeftOutException {
        Optional<DriverEvent> found = told.stream().filter(wanted).findFirst();
        long untilNanos = System.nanoTime() + bench.patience().toNanos();
        while (found.isEmpty()) {
            Heard heard = driver.hear(Duration.ofNanos(untilNanos - System.nanoTime()))
                    .orElseThrow(() -> new WrongException("It did not " + what
                            + (driver.exitWithin(Duration.ZERO).isPresent()
                                    ? " but ended"
                                    : " within " + bench.patience().toSeconds() + " s")));
            found = take(heard).filter(wanted);
        }
        return found.get();
    }

    /** Waits for it to say that there is no such thing. */
    String lacking(long id) throws WrongException {
        long untilNanos = System.nanoTime() + bench.patience().toNanos();
        while (true) {
            Heard heard = driver.hear(Duration.ofNanos(untilNanos - System.nanoTime()))
                    .orElseThrow(() -> new WrongException(
                            driver.exitWithin(Duration.ZERO).isPresent() ? "It ended" : "It gave no answer"));
            if (heard instanceof Heard.Lacking lacking && lacking.id() == id) {
                return lacking.reason();
            } else if (heard instanceof Heard.Told tells
                    && tells.event() instanceof DriverEvent.Reply reply
                    && reply.id() == id) {
                throw new WrongException("It answered as if it knew the command");
            }
        }
    }

    /** Looks for a while whether it says something that it should not. */
    void listenFor(Duration while_) throws WrongException, LeftOutException {
        long untilNanos = System.nanoTime() + while_.toNanos();
        Optional<Heard> heard = driver.hear(while_);
        while (heard.isPresent()) {
            take(heard.get());
            heard = driver.hear(Duration.ofNanos(untilNanos - System.nanoTime()));
        }
    }

    private Optional<DriverEvent> take(Heard heard) throws WrongException, LeftOutException {
        if (heard instanceof Heard.Nonsense nonsense) {
            throw new WrongException("It " + nonsense.breach());
        } else if (heard instanceof Heard.Lacking lacking) {
            answered(lacking.id());
            throw new LeftOutException(lacking.reason());
        } else if (heard instanceof Heard.Told tells) {
            DriverEvent event = tells.event();
            if (event instanceof DriverEvent.Reply reply) {
                answered(reply.id());
            } else if (event instanceof DriverEvent.Skipped skipped) {
                throw new LeftOutException(skipped.reason());
            }
            told.add(event);
            return Optional.of(event);
        }
        return Optional.empty();
    }

    private void answered(long id) throws WrongException {
        if (!open.remove(id)) {
            throw new WrongException("It answered the command " + id + ", which does not wait for an answer");
        }
    }

    /** Refuses a value that is not as it should be. */
    static void require(String what, @Nullable Object actual, @Nullable Object expected) throws WrongException {
        if (!Objects.equals(actual, expected)) {
            throw new WrongException(what + " is " + actual + ", not " + expected);
        }
    }

    /** Waits for the server to hold that. */
    void holds(String path, String json) throws WrongException {
        if (!bench.comesTrue(() -> bench.data(namespace, path).equals(json))) {
            throw new WrongException(
                    "The server holds " + bench.data(namespace, path) + " at " + path + ", not " + json);
        }
    }
}
