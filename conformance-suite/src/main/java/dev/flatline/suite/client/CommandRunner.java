package dev.flatline.suite.client;

import dev.flatline.server.query.QueryParams;
import dev.flatline.server.tree.Node;
import dev.flatline.server.tree.Path;
import dev.flatline.suite.driver.Command;
import dev.flatline.suite.driver.Command.DisconnectWrite;
import dev.flatline.suite.driver.DriverEvent;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Carries out the commands of a scenario on one client. */
final class CommandRunner {
    private static final String INVALID = "invalid";

    private final ReferenceClient client;
    private final Consumer<DriverEvent> events;
    private final Map<String, Registration> listeners = new HashMap<>();

    CommandRunner(ReferenceClient client, Consumer<DriverEvent> events) {
        this.client = client;
        this.events = events;
    }

    /** Begins; {@code done} is told how it ended, with the value if the command asks for one. */
    void run(Command command, Consumer<Answer> done) {
        try {
            begin(command, done);
        } catch (IllegalArgumentException e) {
            done.accept(Answer.refused(INVALID, String.valueOf(e.getMessage())));
        }
    }

    private void begin(Command command, Consumer<Answer> done) {
        if (command instanceof Command.SetValue set) {
            client.set(Path.parse(set.path()), set.value(), withoutValue(done));
        } else if (command instanceof Command.Update update) {
            client.update(Path.parse(update.path()), update.values(), withoutValue(done));
        } else if (command instanceof Command.Remove remove) {
            client.set(Path.parse(remove.path()), null, withoutValue(done));
        } else if (command instanceof Command.Push push) {
            push(push, done);
        } else if (command instanceof Command.Transaction transaction) {
            client.transaction(Path.parse(transaction.path()), present -> sum(present, transaction.add()), done);
        } else if (command instanceof Command.Get get) {
            QueryParams query = get.query().map(Queries::params).orElse(QueryParams.all());
            client.get(Path.parse(get.path()), query, done);
        } else if (command instanceof Command.OnDisconnect onDisconnect) {
            request(Path.parse(onDisconnect.path()), onDisconnect.write(), withoutValue(done));
        } else if (command instanceof Command.Listen listen) {
            listen(listen, done);
        } else if (command instanceof Command.Unlisten unlisten) {
            unlisten(unlisten.listener());
            done.accept(Answer.accepted());
        } else if (command instanceof Command.SignIn signIn) {
            client.signIn(signIn.token(), signIn.fresh(), withoutValue(done));
        } else if (command instanceof Command.SignOut) {
            client.signOut(withoutValue(done));
        } else if (command instanceof Command.GoOffline) {
            client.goOffline();
            done.accept(Answer.accepted());
        } else if (command instanceof Command.GoOnline) {
            client.goOnline();
            done.accept(Answer.accepted());
        }
    }

    private void push(Command.Push push, Consumer<Answer> done) {
        String key = client.pushKey();
        Path child = Path.parse(push.path()).child(key);
        // Connected, the answer to the disconnect write comes first; a refusal of it must not go under. One that is
        // never
        // answered must not keep the write's outcome back.
        Refusal refusal = new Refusal();
        push.onDisconnect().ifPresent(write -> request(child, write, refusal::note));
        client.set(
                child,
                push.value(),
                answer -> done.accept(refusal.first.orElse(answer.isOk() ? Answer.accepted(key) : answer)));
    }

    private void request(Path path, DisconnectWrite write, Consumer<Answer> done) {
        if (write instanceof DisconnectWrite.SetValue set) {
            client.onDisconnectSet(path, set.value(), done);
        } else if (write instanceof DisconnectWrite.Update update) {
            client.onDisconnectUpdate(path, update.values(), done);
        } else if (write instanceof DisconnectWrite.Remove) {
            client.onDisconnectSet(path, null, done);
        } else {
            client.onDisconnectCancel(path, done);
        }
    }

    private void listen(Command.Listen listen, Consumer<Answer> done) {
        String name = listen.listener();
        if (listeners.containsKey(name)) {
            throw new IllegalArgumentException("there is a listener \"" + name + "\" already");
        }
        DataListener listener = new ToldListener(name, listen.listenFor(), events, () -> listeners.remove(name));
        Path path = Path.parse(listen.path());
        listeners.put(
                name,
                listen.query()
                        .map(query -> client.listen(path, Queries.params(query), listener, done))
                        .orElseGet(() -> client.listen(path, listener, done)));
    }

    private void unlisten(String name) {
        Registration registration = listeners.remove(name);
        if (registration == null) {
            throw new IllegalArgumentException("there is no listener \"" + name + "\"");
        }
        client.unlisten(registration);
    }

    private static Optional<Node> sum(Node present, double add) {
        if (present.isEmpty()) {
            return Optional.of(Node.of(add));
        }
        return present.isLeaf() && present.value() instanceof Double number
                ? Optional.of(Node.of(number + add))
                : Optional.empty();
    }

    private static Consumer<Answer> withoutValue(Consumer<Answer> done) {
        return answer -> done.accept(answer.isOk() ? Answer.accepted() : answer);
    }

    private static final class Refusal {
        Optional<Answer> first = Optional.empty();

        void note(Answer answer) {
            if (!answer.isOk() && first.isEmpty()) {
                first = Optional.of(answer);
            }
        }
    }
}
