package dev.flatline.suite.target;

import dev.flatline.server.Mutant;
import dev.flatline.suite.client.ClientMutant;
import java.util.Optional;

/**
 * What is put under test.
 *
 * @param server {@code host:port} of a server that runs already; empty: the reference server, started for the run
 * @param client who talks to it
 * @param mutant the defect of the reference server or the reference client that is switched on
 * @param timing how quickly this target is meant to notice things
 */
public record Target(Optional<String> server, ClientKind client, Optional<TargetMutant> mutant, Timing timing) {

    /** The defect that the reference server has. */
    public Optional<Mutant> serverMutant() {
        return mutant.flatMap(any ->
                any instanceof TargetMutant.OfServer ofServer ? Optional.of(ofServer.mutant()) : Optional.empty());
    }

    /** The defect that the reference client has; the observer never has one. */
    public Optional<ClientMutant> clientMutant() {
        return mutant.flatMap(any ->
                any instanceof TargetMutant.OfClient ofClient ? Optional.of(ofClient.mutant()) : Optional.empty());
    }
}
