package dev.flatline.suite.driver;

import java.time.Duration;
import java.util.List;

/**
 * Everything a driver needs to start one client.
 *
 * @param name the client's name in its scenario, such as {@code alice}
 * @param address {@code host:port} to dial; a proxy of the simulator stands there
 * @param namespace the database to use
 * @param clockSkew how far the client's own clock is ahead of the true time (negative: behind)
 * @param seed for every random choice of the client (push keys, reconnect jitter), as far as the client can be told
 * @param behaviours what the client does by itself
 */
public record ClientSettings(
        String name, String address, String namespace, Duration clockSkew, long seed, List<Behaviour> behaviours) {

    public ClientSettings {
        behaviours = List.copyOf(behaviours);
    }
}
