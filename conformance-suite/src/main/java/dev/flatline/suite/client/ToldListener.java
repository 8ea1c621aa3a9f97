package dev.flatline.suite.client;

import dev.flatline.server.tree.Node;
import dev.flatline.suite.driver.Command.ListenFor;
import dev.flatline.suite.driver.DriverEvent;
import dev.flatline.suite.driver.DriverEvent.ChildChange;
import java.util.function.Consumer;

/** A listener of a scenario: tells what it hears as driver events. */
final class ToldListener implements DataListener {
    private final String name;
    private final ListenFor listenFor;
    private final Consumer<DriverEvent> events;
    private final Runnable ended;

    ToldListener(String name, ListenFor listenFor, Consumer<DriverEvent> events, Runnable ended) {
        this.name = name;
        this.listenFor = listenFor;
        this.events = events;
        this.ended = ended;
    }

    @Override
    public void value(Node value) {
        if (listenFor == ListenFor.VALUE) {
            events.accept(new DriverEvent.Value(name, value.export()));
        }
    }

    @Override
    public void child(ChildChange change, String key, Node child) {
        if (listenFor == ListenFor.CHILDREN) {
            events.accept(new DriverEvent.Child(name, change, key, child.export()));
        }
    }

    @Override
    public void cancelled(Answer refusal) {
        ended.run();
        events.accept(new DriverEvent.Cancelled(name, refusal.status(), refusal.explanation()));
    }
}
