package dev.flatline.suite.target;

import dev.flatline.server.Mutant;
import dev.flatline.server.Profile;
import dev.flatline.suite.client.ClientMutant;
import dev.flatline.suite.driver.Capability;
import dev.flatline.suite.scenario.ServerSource;
import dev.flatline.suite.scenario.TargetFile;
import dev.flatline.suite.scenario.TargetFile.Isolation;
import java.util.Optional;
import java.util.Set;

/**
 * What is put under test.
 *
 * @param name what reports call the server
 * @param server where it comes from
 * @param isolation what keeps scenarios apart from each other on it
 * @param client who talks to it
 * @param lacks what cannot be done with it
 * @param profile how the reference server decides what the vendor leaves open
 * @param mutant the defect of the reference server or the reference client that is switched on
 * @param timing how quickly this target is meant to notice things
 */
public record Target(
        String name,
        ServerSource server,
        Isolation isolation,
        ClientUnderTest client,
        Set<Capability> lacks,
        Profile profile,
        Optional<TargetMutant> mutant,
        Timing timing) {

    /**
     * A target about which nothing else is known.
     *
     * @param server {@code host:port} of a server that runs already; empty: the reference server
     */
    public Target(Optional<String> server, ClientUnderTest client, Optional<TargetMutant> mutant, Timing timing) {
        this(
                server.orElse(ReferenceTarget.NAME),
                server.map(ReferenceTarget::running).orElseGet(ReferenceTarget::file),
                client,
                mutant,
                timing);
    }

    /**
     * A target as a file describes it.
     *
     * @param name what reports call the server
     * @param client who talks to it, which need not be the one that the file names
     */
    public Target(String name, TargetFile file, ClientUnderTest client, Optional<TargetMutant> mutant, Timing timing) {
        this(name, file.server(), file.isolation(), client, file.lacks(), file.profile(), mutant, timing);
    }

    /** Whether the server is ours, in this process: then it can be broken, restarted and set wrong. */
    public boolean hasReferenceServer() {
        return server instanceof ServerSource.Reference;
    }

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
