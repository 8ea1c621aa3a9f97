package dev.flatline.reports.journal;

import java.util.Optional;

/**
 * What was under test, and through what.
 *
 * @param name the target's name, as given to {@code --target}
 * @param server the server, such as {@code reference server}
 * @param client the client, such as {@code reference client}
 * @param proxy the fault engine between them, such as {@code embedded proxy}
 * @param mutant the defect that was switched on deliberately, if any
 */
public record Target(String name, String server, String client, String proxy, Optional<String> mutant) {

    /** A target without a deliberate defect. */
    public Target(String name, String server, String client, String proxy) {
        this(name, server, client, proxy, Optional.empty());
    }

    /** This target with the named defect switched on. */
    public Target withMutant(String mutant) {
        return new Target(name, server, client, proxy, Optional.of(mutant));
    }
}
