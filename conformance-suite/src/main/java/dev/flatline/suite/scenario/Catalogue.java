package dev.flatline.suite.scenario;

import java.util.List;
import java.util.Optional;

/**
 * The scenarios and the requirements that they cover.
 *
 * @param requirements in the order of their file
 * @param scenarios ordered by id
 */
public record Catalogue(List<Requirement> requirements, List<Scenario> scenarios) {

    public Catalogue {
        requirements = List.copyOf(requirements);
        scenarios = List.copyOf(scenarios);
    }

    /** The requirement with this id. */
    public Optional<Requirement> requirement(String id) {
        return requirements.stream().filter(r -> r.id().equals(id)).findFirst();
    }
}
