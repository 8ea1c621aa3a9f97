package dev.flatline.suite.mutants;

import static java.util.Map.entry;
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

    private static final String OF_THE_RULES =
            "decided where rules are evaluated, which has tests but no mutants of its own";
    private static final String UNHEARD =
            "a client ignores what it is told of a place that it has left, so that no scenario shows it";
    private static final String NOT_BUILT = "no defect is known by name yet that breaks it";

    /** Each MUST that no mutant breaks, and why there is none. */
    private static final Map<String, String> UNTESTED = Map.ofEntries(
            entry("SEC-04", OF_THE_RULES),
            entry("SEC-10", OF_THE_RULES),
            entry("SEC-14", OF_THE_RULES),
            entry("CON-02", NOT_BUILT),
            entry("REC-15", UNHEARD),
            entry("TS-02", NOT_BUILT),
            entry("TS-07", NOT_BUILT),
            entry("TS-08", NOT_BUILT),
            entry("RST-01", NOT_BUILT),
            entry("RST-02", NOT_BUILT),
            entry("RST-03", NOT_BUILT));

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
