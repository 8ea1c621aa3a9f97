package dev.flatline.suite.client;

import dev.flatline.simulator.virtual.VirtualTime;
import dev.flatline.suite.driver.Behaviour;
import dev.flatline.suite.driver.ClientSettings;
import dev.flatline.suite.driver.Command;
import dev.flatline.suite.driver.Command.DisconnectWrite;
import dev.flatline.suite.driver.Command.ListenFor;
import dev.flatline.suite.driver.Driver;
import dev.flatline.suite.driver.DriverEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A driven reference client in virtual time, and everything it has told. */
final class ClientBed {
    /** Where virtual time starts. */
    static final long START_MILLIS = VirtualTime.DEFAULT_START.toEpochMilli();

    final VirtualTime time;
    final Driver driver;
    private final List<String> heard = new ArrayList<>();
    private long lastCommand;

    ClientBed(VirtualTime time, Connector connector, String address, Duration skew, Behaviour... behaviours) {
        this.time = time;
        driver = new ReferenceDriverFactory(connector, time, time)
                .start(new ClientSettings("alice", address, "demo", skew, 1, List.of(behaviours)), this::hear);
        time.advance(Duration.ZERO);
    }

    static ClientBed with(ScriptedServer server, Behaviour... behaviours) {
        return new ClientBed(new VirtualTime(), server, "host:9000", Duration.ZERO, behaviours);
    }

    /** A client that is connected; its first request number is 2. */
    static ClientBed connectedTo(ScriptedServer server, Behaviour... behaviours) {
        ClientBed bed = with(server, behaviours);
        server.last().greet(START_MILLIS, "s1");
        bed.heard();
        return bed;
    }

    /** Sends a command and lets it run, but no time pass; its number, which the reply carries. */
    long send(Command command) {
        driver.send(++lastCommand, command);
        time.advance(Duration.ZERO);
        return lastCommand;
    }

    long set(String path, @Nullable Object value) {
        return send(new Command.SetValue(path, value));
    }

    long listen(String name, String path) {
        return send(new Command.Listen(name, path, ListenFor.VALUE));
    }

    long listenForChildren(String name, String path) {
        return send(new Command.Listen(name, path, ListenFor.CHILDREN));
    }

    long onDisconnect(String path, @Nullable Object value) {
        return send(new Command.OnDisconnect(path, new DisconnectWrite.SetValue(value)));
    }

    void advance(long millis) {
        time.advance(Duration.ofMillis(millis));
    }

    /** The wire is looked at where it ends. */
    private void hear(DriverEvent event) {
        if (!(event instanceof DriverEvent.Message)) {
            heard.add(describe(event));
        }
    }

    /** What was told since the last call. */
    List<String> heard() {
        List<String> news = List.copyOf(heard);
        heard.clear();
        return news;
    }

    private static String describe(DriverEvent event) {
        if (event instanceof DriverEvent.Reply reply) {
            String value = reply.value() == null ? "" : " " + reply.value();
            return "reply " + reply.id() + " " + reply.outcome().code().orElse("acked") + value;
        } else if (event instanceof DriverEvent.Connected connected) {
            return "connected " + connected.connected();
        } else if (event instanceof DriverEvent.Offset offset) {
            return "offset " + (long) offset.millis();
        } else if (event instanceof DriverEvent.Value value) {
            return value.listener() + " = " + value.value();
        } else if (event instanceof DriverEvent.Child child) {
            return child.listener() + " " + child.change() + " " + child.key() + " = " + child.value();
        } else if (event instanceof DriverEvent.Behaved behaved) {
            return behaved.text() + ": " + behaved.outcome().code().orElse("acked");
        }
        return event.toString();
    }

    static Command pushWithRemoval(String path, Object value) {
        return new Command.Push(path, value, Optional.of(new DisconnectWrite.Remove()));
    }
}
