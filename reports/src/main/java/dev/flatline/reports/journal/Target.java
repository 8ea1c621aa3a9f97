package dev.flatline.reports.journal;

import java.util.Optional;

/**
 * What was under test, and through what: the words of the command line, so that a report can repeat the run. Reports add
 * the nouns ("reference server", "embedded proxy").
 *
 * @param server the server, as given to {@code --server}; {@link #REFERENCE} by default
 * @param client the client, as given to {@code --client}; {@link #REFERENCE} by default
 * @param proxy the fault engine between them, as given to {@code --proxy} or chosen for it; {@code virtual} in virtual time
 * @param sdk the SDK that the client is made of, with its version, where there is one
 * @param mutant the defect that was switched on deliberately, if any, as given to {@code --mutant}
 */
public record Target(String server, String client, String proxy, Optional<String> sdk, Optional<String> mutant) {
    /** The server or client that needs no option: our own. */
    public static final String REFERENCE = "reference";

    /** A target whose client is made of no SDK, and without a deliberate defect. */
    public Target(String server, String client, String proxy) {
        this(server, client, proxy, Optional.empty(), Optional.empty());
    }

    /** This target with the SDK that its client is made of. */
    public Target withSdk(String sdk) {
        return new Target(server, client, proxy, Optional.of(sdk), mutant);
    }

    /** This target with the named defect switched on. */
    public Target withMutant(String mutant) {
        return new Target(server, client, proxy, sdk, Optional.of(mutant));
    }
}
