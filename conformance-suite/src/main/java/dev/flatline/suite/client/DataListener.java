package dev.flatline.suite.client;

import dev.flatline.server.tree.Node;
import dev.flatline.suite.driver.DriverEvent.ChildChange;

/** What an application hears of a place it listens to. Each method does nothing unless overridden. */
public interface DataListener {

    /** The whole value, at first and after each change. */
    default void value(Node value) {}

    /** A child came, changed or went; {@code child} is its newest value, or its last one when it went. */
    default void child(ChildChange change, String key, Node child) {}

    /** The server refused or revoked the listen; nothing more is told. */
    default void cancelled(Answer refusal) {}
}
