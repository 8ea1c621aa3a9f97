package dev.flatline.server.admin;

import dev.flatline.server.Mutant;
import dev.flatline.server.SkewableClock;
import dev.flatline.server.metrics.PrometheusMeter;
import dev.flatline.server.session.Namespace;
import java.util.List;
import java.util.Optional;

/** The server, as the admin API needs it. Thread-safe. */
public interface Administered {
    /** All namespaces there are, oldest first. */
    List<Namespace> namespaces();

    /** The namespace of that name if there is one. */
    Optional<Namespace> known(String name);

    /** The namespace of that name, made if there is none; empty if it cannot be made. */
    Optional<Namespace> find(String name);

    /** The wall clock of all namespaces. */
    SkewableClock clock();

    /** The figures. */
    PrometheusMeter meter();

    /** The defect that is switched on. */
    Optional<Mutant> mutant();

    /**
     * From now on namespaces begin with that defect.
     *
     * @return those there are already, which do not know it yet
     */
    List<Namespace> setNewMutant(Optional<Mutant> mutant);
}
