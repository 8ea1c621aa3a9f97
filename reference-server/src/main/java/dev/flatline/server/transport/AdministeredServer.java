package dev.flatline.server.transport;

import dev.flatline.server.Mutant;
import dev.flatline.server.SkewableClock;
import dev.flatline.server.admin.Administered;
import dev.flatline.server.metrics.PrometheusMeter;
import dev.flatline.server.session.Namespace;
import dev.flatline.server.transport.Namespaces.Hosted;
import java.util.List;
import java.util.Optional;

/** A server's namespaces and clock, as the admin API reaches them. */
record AdministeredServer(Namespaces all, SkewableClock clock, PrometheusMeter meter) implements Administered {
    @Override
    public List<Namespace> namespaces() {
        return all.all();
    }

    @Override
    public Optional<Namespace> known(String name) {
        return namespaces().stream()
                .filter(namespace -> namespace.name().equals(name))
                .findFirst();
    }

    @Override
    public Optional<Namespace> find(String name) {
        return all.find(name).map(Hosted::namespace);
    }

    @Override
    public Optional<Mutant> mutant() {
        return all.config().mutant();
    }

    @Override
    public List<Namespace> setNewMutant(Optional<Mutant> mutant) {
        return all.setNewMutant(mutant);
    }
}
