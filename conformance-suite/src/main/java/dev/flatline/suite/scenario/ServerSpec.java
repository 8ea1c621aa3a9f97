package dev.flatline.suite.scenario;

import dev.flatline.server.RestartPolicy;
import java.time.Duration;

/**
 * What is special about the server of a scenario. A scenario that asks for something special gets a server of its own.
 *
 * @param clockSkew how far its clock is ahead of the true time (negative: behind)
 * @param onRestart what is still there after a restart
 */
public record ServerSpec(Duration clockSkew, RestartPolicy onRestart) {

    /** Nothing is. */
    public static final ServerSpec USUAL = new ServerSpec(Duration.ZERO, RestartPolicy.KEEPS_ALL);
}
