package dev.flatline.suite.scenario;

import java.util.List;
import java.util.Optional;

/**
 * The scenarios and the requirements that they cover.
 *
 * @param requirements in the order of their files
 * @param aliases promises that a requirement covers already
 * @param scenarios ordered by id
 */
public record Catalogue(List<Requirement> requirements, List<SameAs> aliases, List<Scenario> scenarios) {

    public Catalogue {
        requirements = List.copyOf(requirements);
        aliases = List.copyOf(aliases);
        scenarios = List.copyOf(scenarios);
    }

    /** The requirement with this id. */
    public Optional<Requirement> requirement(String id) {
        return requirements.stream().filter(r -> r.id().equals(id)).findFirst();
    }

    /** The scenarios that check it. */
    public List<Scenario> covering(Requirement requirement) {
        return scenarios.stream()
                .filter(scenario -> scenario.covers().contains(requirement.id()))
                .toList();
    }
}
