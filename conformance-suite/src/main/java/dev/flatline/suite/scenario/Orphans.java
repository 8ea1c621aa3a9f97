package dev.flatline.suite.scenario;

import dev.flatline.suite.scenario.Requirement.Level;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Requirements that nobody checks, although somebody could, and those that somebody does, although nobody can. */
final class Orphans {

    private final Catalogue catalogue;
    private final Map<String, SourceText> sources = new LinkedHashMap<>();

    Orphans(Catalogue catalogue, List<SourceText> sources) {
        this.catalogue = catalogue;
        sources.forEach(source -> this.sources.put(source.file(), source));
    }

    List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        for (Requirement requirement : catalogue.requirements()) {
            List<Scenario> covering = catalogue.covering(requirement);
            Level level = requirement.level();
            if ((level == Level.MUST || level == Level.SHOULD) && covering.isEmpty()) {
                problems.add(problem(
                        requirement,
                        "No scenario covers %s.".formatted(requirement.id()),
                        "Write one, or make its level UNTESTABLE and say why."));
            } else if (level == Level.UNTESTABLE && !covering.isEmpty()) {
                problems.add(problem(
                        requirement,
                        "%s is UNTESTABLE, but %s covers it."
                                .formatted(requirement.id(), covering.get(0).id()),
                        "Give it the level that it has, or let the scenario cover something else."));
            }
        }
        return problems;
    }

    private Problem problem(Requirement requirement, String message, String help) {
        Position at = requirement.position();
        String excerpt = Optional.ofNullable(sources.get(at.file()))
                .map(source -> source.excerpt(at))
                .orElse("");
        return new Problem(at.file(), Optional.of(at), message, excerpt, List.of(help));
    }
}
