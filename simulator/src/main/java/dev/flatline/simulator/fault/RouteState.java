package dev.flatline.simulator.fault;

import dev.flatline.simulator.link.PlacedToxic;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What faults have put on a route so far, so that a recipe neither adds a toxic twice nor removes one that is absent. */
final class RouteState {
    private final boolean armed;
    private final Set<String> toxics = new TreeSet<>();
    private boolean refusing;
    private boolean silent;

    RouteState(boolean armed) {
        this.armed = armed;
    }

    boolean armed() {
        return armed;
    }

    boolean refusing() {
        return refusing;
    }

    /** Whether new connections get no answer. */
    boolean silent() {
        return silent;
    }

    List<PlacedToxic> present(List<PlacedToxic> wanted) {
        return wanted.stream().filter(toxic -> toxics.contains(toxic.name())).toList();
    }

    List<PlacedToxic> missing(List<PlacedToxic> wanted) {
        return wanted.stream().filter(toxic -> !toxics.contains(toxic.name())).toList();
    }

    /** Follows an action that the proxy has carried out. */
    void done(ProxyAction action) {
        if (action instanceof ProxyAction.Add add) {
            toxics.add(add.toxic().name());
        } else if (action instanceof ProxyAction.Remove remove) {
            toxics.remove(remove.toxic().name());
        } else if (action instanceof ProxyAction.Disable) {
            refusing = true;
            silent = false;
        } else if (action instanceof ProxyAction.Enable) {
            refusing = false;
            silent = false;
        } else if (action instanceof ProxyAction.StopAnswering) {
            refusing = false;
            silent = true;
        }
    }
}
