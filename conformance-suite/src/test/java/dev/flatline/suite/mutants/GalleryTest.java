package dev.flatline.suite.mutants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flatline.suite.run.Plays;
import dev.flatline.suite.scenario.Catalogue;
import dev.flatline.suite.scenario.Requirement;
import dev.flatline.suite.scenario.Requirement.Level;
import dev.flatline.suite.target.TargetMutant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The suite itself on trial: it must catch every mutant for what the mutant breaks, and nothing that is right. */
class GalleryTest {

    private static final Catalogue CATALOGUE = Plays.catalogue();
    private static final Gallery GALLERY = new Gallery(CATALOGUE, CATALOGUE.scenarios(), 1);

    private static final String UNHEARD =
            "a client ignores what it is told of a place that it has left, so that no scenario shows it";

    /** Each MUST that no mutant breaks, and why there is none. */
    private static final Map<String, String> UNTESTED = Map.of("REC-15", UNHEARD);

    static Stream<String> ids() {
        return mutants().map(TargetMutant::id);
    }

    private static Stream<TargetMutant> mutants() {
        return TargetMutant.all().stream();
    }

    @ParameterizedTest
    @MethodSource("ids")
    void everyMutantIsCaughtByEachRequirementThatItBreaks(String id) {
        TargetMutant mutant = TargetMutant.find(id).orElseThrow();

        assertThat(mutant.breaks()).allMatch(requirement -> GALLERY.isCaughtBy(mutant, requirement));
    }

    @Test
    void theUnbrokenReferencePassesEverything() {
        assertThat(GALLERY.failedByReference()).isEmpty();
    }

    @Test
    void theCanaryFails() {
        assertThat(GALLERY.canaryFails()).isTrue();
    }

    @Test
    void everyMustIsBrokenByAMutantOrHasAReasonWhyNot() {
        Set<String> broken =
                mutants().flatMap(mutant -> mutant.breaks().stream()).collect(Collectors.toSet());
        List<String> unbroken = CATALOGUE.requirements().stream()
                .filter(requirement -> requirement.level() == Level.MUST)
                .map(Requirement::id)
                .filter(id -> !broken.contains(id))
                .toList();

        assertThat(unbroken).containsExactlyInAnyOrderElementsOf(UNTESTED.keySet());
    }

    @Test
    void thereAreAtLeastFortyUnderNamesOfTheirOwn() {
        assertThat(mutants().map(TargetMutant::id))
                .hasSizeGreaterThanOrEqualTo(40)
                .doesNotHaveDuplicates();
        assertThat(mutants()).allSatisfy(mutant -> {
            assertThat(TargetMutant.find(mutant.id())).contains(mutant);
            assertThat(mutant.id()).matches("[a-z]+(-[a-z]+)*");
            assertThat(mutant.place()).matches("(server|client), [a-z]+");
            assertThat(mutant.description()).endsWith(".");
        });
    }
}
