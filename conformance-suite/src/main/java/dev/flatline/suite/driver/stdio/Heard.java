package dev.flatline.suite.driver.stdio;

import dev.flatline.suite.driver.DriverEvent;

/** What one line of a driver says. */
public sealed interface Heard {

    /** Its self-description. */
    record Greeting(SelfDescription self) implements Heard {}

    /** A reply or an event. */
    record Told(DriverEvent event) implements Heard {}

    /** The answer to a command that the client cannot carry out. */
    record Lacking(long id, String reason) implements Heard {}

    /** Something for people. */
    record Logged(String text) implements Heard {}

    /**
     * Nothing that the protocol knows.
     *
     * @param breach what is wrong with the line, beginning with a verb
     */
    record Nonsense(String breach) implements Heard {}
}
