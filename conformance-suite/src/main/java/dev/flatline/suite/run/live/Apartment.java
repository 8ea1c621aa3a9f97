package dev.flatline.suite.run.live;

import dev.flatline.suite.driver.DriverFactory;
import dev.flatline.suite.driver.PathPrefix;
import dev.flatline.suite.scenario.Scenario;
import dev.flatline.suite.scenario.TargetFile.Isolation;
import java.util.Locale;
import java.util.Optional;

/**
 * Where one scenario lives on a server that it shares with others.
 *
 * @param namespace the database
 * @param prefix the path in it, if it is not the scenario's alone
 */
record Apartment(String namespace, Optional<String> prefix) {

    /** A new one. Runs must not meet each other's data on a server that outlives them, so no two have the same. */
    static Apartment of(Isolation isolation, Scenario scenario) {
        String unique = unique(scenario.id(), System.currentTimeMillis());
        if (isolation instanceof Isolation.Paths paths) {
            return new Apartment(paths.namespace(), Optional.of(paths.parent() + "/" + unique));
        }
        String prefix = ((Isolation.Namespaces) isolation).prefix();
        return new Apartment(prefix.isEmpty() ? unique : prefix + "-" + unique, Optional.empty());
    }

    /** Small letters: some SDKs make capitals in a namespace small. */
    static String unique(String scenario, long nowMillis) {
        return scenario.replaceAll("[^A-Za-z0-9]+", "-").toLowerCase(Locale.ROOT) + "-" + Long.toString(nowMillis, 36);
    }

    /** Clients that live here. */
    DriverFactory of(DriverFactory clients) {
        return prefix.<DriverFactory>map(path -> new PathPrefix(clients, path)).orElse(clients);
    }
}
