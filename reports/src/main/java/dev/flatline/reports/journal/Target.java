package dev.flatline.reports.journal;

import java.util.Optional;

/**
 * What was under test, and through what: the words of the command line, so that a report can repeat the run. Reports add
 * the nouns ("reference server", "embedded proxy").
 *
 * @param name the target's name, as given to {@code --target}; {@link #REFERENCE} by default
 * @param server the server; {@link #REFERENCE} or where it is
 * @param client the client, as given to {@code --client}; {@link #REFERENCE} by default
 * @param proxy the fault engine between them, such as {@code embedded}
 * @param mutant the defect that was switched on deliberately, if any, as given to {@code --mutant}
 */
public record Target(String name, String server, String client, String proxy, Optional<String> mutant) {
    /** The target, server or client that needs no option: our own. */
    public static final String REFERENCE = "reference";

    /** A target without a deliberate defect. */
    public Target(String name, String server, String client, String proxy) {
        this(name, server, client, proxy, Optional.empty());
    }

    /** This target with the named defect switched on. */
    public Target withMutant(String mutant) {
        return new Target(name, server, client, proxy, Optional.of(mutant));
    }
}
