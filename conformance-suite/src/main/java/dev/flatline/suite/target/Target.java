package dev.flatline.suite.target;

import dev.flatline.server.Mutant;
import java.util.Optional;

/**
 * What is put under test.
 *
 * @param server {@code host:port} of a server that runs already; empty: the reference server, started for the run
 * @param client who talks to it
 * @param mutant the defect of the reference server that is switched on
 * @param timing how quickly this target is meant to notice things
 */
public record Target(Optional<String> server, ClientKind client, Optional<Mutant> mutant, Timing timing) {}
