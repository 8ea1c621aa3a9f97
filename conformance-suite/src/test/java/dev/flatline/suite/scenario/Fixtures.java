package dev.flatline.suite.scenario;

import dev.flatline.suite.scenario.Requirement.Level;
import dev.flatline.suite.scenario.Requirement.Subject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

final class Fixtures {

    private Fixtures() {}

    static List<Requirement> requirements(String... ids) {
        return Stream.of(ids)
                .map(id -> new Requirement(
                        id,
                        Level.MUST,
                        Subject.SERVER,
                        "It works.",
                        "The manual",
                        Requirement.Profile.BOTH,
                        "The code.",
                        Optional.empty(),
                        new Position("requirements.yaml", 1, 1)))
                .toList();
    }
}
