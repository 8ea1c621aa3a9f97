package dev.flatline.suite.scenario;

import dev.flatline.suite.driver.Behaviour;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A client that takes part in a scenario; it is connected before the first step.
 *
 * @param name a word, unique in its scenario; {@code observer} and {@code server} are taken
 * @param clockSkew how far its clock is ahead of the true time (negative: behind)
 * @param behaviours what it does by itself when its connection state changes
 * @param driver the name of the driver that runs it, whatever the client under test is; empty: the client under test
 */
public record ClientSpec(String name, Duration clockSkew, List<Behaviour> behaviours, Optional<String> driver) {

    public ClientSpec {
        behaviours = List.copyOf(behaviours);
    }

    /** A client about which nothing is special. */
    static ClientSpec plain(String name) {
        return new ClientSpec(name, Duration.ZERO, List.of(), Optional.empty());
    }
}
