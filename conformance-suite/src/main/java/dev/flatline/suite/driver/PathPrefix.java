package dev.flatline.suite.driver;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Has clients live below a path, without their knowing: for servers that have one database for all who come. Only what they are
 * told is changed; what they tell names no paths.
 */
public final class PathPrefix implements DriverFactory {

    private final DriverFactory clients;
    private final String prefix;

    /** @param prefix a path without a slash at either end */
    public PathPrefix(DriverFactory clients, String prefix) {
        this.clients = clients;
        this.prefix = prefix;
    }

    @Override
    public Optional<String> sdk() {
        return clients.sdk();
    }

    @Override
    public boolean can(Capability capability) {
        return clients.can(capability);
    }

    @Override
    public Driver start(ClientSettings settings, Consumer<DriverEvent> events) {
        return new Below(clients.start(
                new ClientSettings(
                        settings.name(),
                        settings.address(),
                        settings.namespace(),
                        settings.clockSkew(),
                        settings.seed(),
                        settings.behaviours().stream().map(this::below).toList()),
                events));
    }

    private Behaviour below(Behaviour behaviour) {
        return new Behaviour(
                behaviour.when(), behaviour.actions().stream().map(this::below).toList());
    }

    private Command below(Command command) {
        if (command instanceof Command.SetValue set) {
            return new Command.SetValue(below(set.path()), set.value());
        } else if (command instanceof Command.Update update) {
            return new Command.Update(below(update.path()), update.values());
        } else if (command instanceof Command.Remove remove) {
            return new Command.Remove(below(remove.path()));
        } else if (command instanceof Command.Push push) {
            return new Command.Push(below(push.path()), push.value(), push.onDisconnect());
        } else if (command instanceof Command.Transaction transaction) {
            return new Command.Transaction(below(transaction.path()), transaction.add());
        } else if (command instanceof Command.Get get) {
            return new Command.Get(below(get.path()), get.query());
        } else if (command instanceof Command.Listen listen) {
            return new Command.Listen(listen.listener(), below(listen.path()), listen.listenFor(), listen.query());
        } else if (command instanceof Command.OnDisconnect onDisconnect) {
            return new Command.OnDisconnect(below(onDisconnect.path()), onDisconnect.write());
        }
        return command;
    }

    private String below(String path) {
        // What a client knows about itself is in no database.
        if (path.equals(".info") || path.startsWith(".info/")) {
            return path;
        }
        return path.isEmpty() ? prefix : prefix + "/" + path;
    }

    /** One client, whose commands are moved. */
    private final class Below implements Driver {

        private final Driver driver;

        private Below(Driver driver) {
            this.driver = driver;
        }

        @Override
        public void send(long id, Command command) {
            driver.send(id, below(command));
        }

        @Override
        public void kill() {
            driver.kill();
        }

        @Override
        public void freeze() {
            driver.freeze();
        }

        @Override
        public void thaw() {
            driver.thaw();
        }

        @Override
        public void skewClock(Duration ahead) {
            driver.skewClock(ahead);
        }

        @Override
        public void close() {
            driver.close();
        }
    }
}
