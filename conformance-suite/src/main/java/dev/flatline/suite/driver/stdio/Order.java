package dev.flatline.suite.driver.stdio;

import dev.flatline.suite.driver.ClientSettings;
import dev.flatline.suite.driver.Command;
import java.time.Duration;

/** What one line tells a driver to do. */
sealed interface Order {

    /** Be this client, and connect. */
    record Start(ClientSettings settings) implements Order {}

    /** Carry out a command, and reply with its id. */
    record Act(long id, Command command) implements Order {}

    /** Reply that there is no such command. */
    record Unknown(long id, String word) implements Order {}

    /** Move the client's clock: from now on it is this far ahead of the true time. */
    record SkewClock(Duration ahead) implements Order {}

    /** Leave the server in an orderly way, and exit. */
    record Stop() implements Order {}
}
