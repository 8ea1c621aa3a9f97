package dev.flatline.suite.scenario;

import dev.flatline.suite.driver.Command.ListenFor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The names declared so far in a scenario. A step can use what a step before it has declared. */
final class Scope {

    /** The name that expectations may use for the time of the look instead of a mark. */
    static final String NOW = "now";

    private final Problems problems;
    private final Set<String> clients = new LinkedHashSet<>();
    private final Map<String, Listener> listeners = new LinkedHashMap<>();
    private final Map<String, String> clientsByLabel = new LinkedHashMap<>();
    private final Map<String, Position> crashes = new LinkedHashMap<>();
    private Optional<Position> serverCrash = Optional.empty();
    private final Set<String> marks = new LinkedHashSet<>();
    private final Set<String> streams = new LinkedHashSet<>();
    private final Set<String> tags = new LinkedHashSet<>();
    private final List<Runnable> heldBack = new ArrayList<>();
    private boolean together;

    Scope(Problems problems) {
        this.problems = problems;
    }

    private record Listener(String client, ListenFor listenFor) {}

    void declareClient(YamlNode at, String name) {
        if (!clients.add(name)) {
            twice(at, "client", name);
        }
    }

    void declareListener(YamlNode at, String name, String client, ListenFor listenFor) {
        declare(() -> {
            if (listeners.putIfAbsent(name, new Listener(client, listenFor)) != null) {
                twice(at, "listener", name);
            }
        });
    }

    void declareLabel(YamlNode at, String name, String client) {
        declare(() -> {
            if (clientsByLabel.putIfAbsent(name, client) != null) {
                twice(at, "label", name);
            }
        });
    }

    void declareMark(YamlNode at, String name) {
        declare(() -> {
            if (name.equals(NOW) || !marks.add(name)) {
                twice(at, "mark", name);
            }
        });
    }

    void declareStream(YamlNode at, String name) {
        declare(() -> {
            if (!streams.add(name)) {
                twice(at, "stream", name);
            }
        });
    }

    void useStream(YamlNode at, String name) {
        if (!streams.contains(name)) {
            problems.undeclared(at, "stream", name, streams);
        }
    }

    /** The tag of some data; an answer may bring a newer one under the same name. */
    void declareTag(String name) {
        declare(() -> tags.add(name));
    }

    void useTag(YamlNode at, String name) {
        if (!tags.contains(name)) {
            problems.undeclared(at, "tag", name, tags);
        }
    }

    /** Steps that are taken together cannot rely on each other: their names count from the end of the group on. */
    void beginTogether() {
        together = true;
    }

    void endTogether() {
        together = false;
        heldBack.forEach(Runnable::run);
        heldBack.clear();
    }

    boolean isTogether() {
        return together;
    }

    private void declare(Runnable declaration) {
        if (together) {
            heldBack.add(declaration);
        } else {
            declaration.run();
        }
    }

    private void twice(YamlNode at, String what, String name) {
        problems.add(at, "The %s \"%s\" is taken.".formatted(what, name), "Choose another name.");
    }

    void useClient(YamlNode at, String name) {
        if (!clients.contains(name)) {
            problems.undeclared(at, "client", name, clients);
        }
    }

    /** The client does something, or something befalls it: it has to be there still. */
    void useRunningClient(YamlNode at, String name) {
        useClient(at, name);
        Position crash = crashes.get(name);
        if (crash != null) {
            problems.add(
                    at,
                    "%s has crashed in line %d.".formatted(name, crash.line()),
                    "A crashed client does not come back.");
        }
    }

    void crash(YamlNode at, String name) {
        crashes.putIfAbsent(name, at.position());
    }

    void crashServer(YamlNode at) {
        requireServer(at, "It cannot crash again.");
        serverCrash = Optional.of(at.position());
    }

    void restartServer() {
        serverCrash = Optional.empty();
    }

    /** The observer looks, which takes a server. */
    void useObserver(YamlNode at) {
        requireServer(at, "Without it the observer sees nothing: say \"fault: serverRestart\" before.");
    }

    private void requireServer(YamlNode at, String help) {
        serverCrash.ifPresent(
                crash -> problems.add(at, "The server has crashed in line %d.".formatted(crash.line()), help));
    }

    /** What the listener of this client listens for; empty after a complaint. */
    Optional<ListenFor> useListener(YamlNode at, String name, String client) {
        List<String> names = listeners.entrySet().stream()
                .filter(entry -> entry.getValue().client().equals(client))
                .map(Map.Entry::getKey)
                .toList();
        if (!names.contains(name)) {
            problems.undeclared(at, "listener of " + client, name, names);
            return Optional.empty();
        }
        return Optional.ofNullable(listeners.get(name)).map(Listener::listenFor);
    }

    void useLabel(YamlNode at, String name, String client) {
        List<String> labels = clientsByLabel.entrySet().stream()
                .filter(entry -> entry.getValue().equals(client))
                .map(Map.Entry::getKey)
                .toList();
        if (!labels.contains(name)) {
            problems.undeclared(at, "label of " + client, name, labels);
        }
    }

    void useMark(YamlNode at, String name) {
        if (!marks.contains(name)) {
            problems.undeclared(at, "mark", name, marks);
        }
    }
}
