package dev.flatline.suite.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueLoaderTest {

    private static final Path SCENARIOS = Path.of("..", "scenarios");

    private static final String UNTESTABLE =
            "- { id: OD-04, level: UNTESTABLE, subject: server, statement: It works., source: Manual, check: Code., reason: No. }\n";

    @TempDir
    private Path folder;

    @Test
    void theCatalogueOfThisRepositoryHasScenariosForEveryPartOfTheIssue() {
        Catalogue catalogue = CatalogueLoader.load(SCENARIOS);

        assertThat(catalogue.scenarios()).isSortedAccordingTo((a, b) -> a.id().compareTo(b.id()));
        assertThat(catalogue.scenarios())
                .extracting(scenario -> scenario.id().substring(0, scenario.id().indexOf('/')))
                .contains(
                        "connection-state",
                        "disconnect-writes",
                        "server-timestamps",
                        "clock-offset",
                        "manual-offline",
                        "reconnect",
                        "pending-writes",
                        "heartbeat",
                        "weak-network",
                        "multi-client",
                        "presence");
        assertThat(catalogue.requirement("OD-02"))
                .hasValueSatisfying(requirement ->
                        assertThat(requirement.position().file()).isEqualTo("requirements/disconnect-writes.yaml"));
        assertThat(catalogue.requirement("OD-00")).isEmpty();
    }

    @Test
    void theCatalogueOnTheClassPathIsTheOneOfTheCheckout() {
        assertThat(CatalogueLoader.bundled()).isEqualTo(CatalogueLoader.load(SCENARIOS));
    }

    @Test
    void aCatalogueInAnArchiveIsTheSameAsInAFolder() throws IOException {
        URI jar = URI.create("jar:" + folder.resolve("scenarios.jar").toUri());
        try (FileSystem inside = FileSystems.newFileSystem(jar, Map.of("create", "true"));
                Stream<Path> files = Files.walk(SCENARIOS)) {
            for (Path file : files.filter(it -> it.toString().endsWith(".yaml")).toList()) {
                Path copy = inside.getPath(
                        "/flatline/scenarios", SCENARIOS.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }

        assertThat(CatalogueLoader.load(URI.create(jar + "!/flatline/scenarios/requirements.schema.json")
                        .toURL()))
                .isEqualTo(CatalogueLoader.load(SCENARIOS));
    }

    @Test
    void aRequirementWithoutAScenarioIsAnErrorUnlessItCannotBeTested() throws IOException {
        write(
                "requirements.yaml",
                requirement("OD-01", "MUST")
                        + requirement("OD-02", "SHOULD")
                        + requirement("OD-03", "MAY")
                        + UNTESTABLE);
        write("folder/one.yaml", scenario("OD-01"));

        assertThatExceptionOfType(LoadException.class)
                .isThrownBy(() -> CatalogueLoader.load(folder))
                .withMessage("""
                        requirements.yaml:2:3: No scenario covers OD-02.
                          2 | - { id: OD-02, level: SHOULD, subject: server, statement: It works., source: Manual, check: Code. }
                            |   ^
                          Write one, or make its level UNTESTABLE and say why.""");
    }

    @Test
    void whatIsSaidToBeUntestableAndIsCoveredIsAnError() throws IOException {
        write("requirements.yaml", UNTESTABLE);
        write("folder/one.yaml", scenario("OD-04"));

        assertThatExceptionOfType(LoadException.class)
                .isThrownBy(() -> CatalogueLoader.load(folder))
                .withMessageContaining("requirements.yaml:1:3: OD-04 is UNTESTABLE, but folder/one covers it.");
    }

    @Test
    void requirementsCanBeManyFilesInAFolder() throws IOException {
        write("requirements/b.yaml", requirement("OD-02", "MUST"));
        write("requirements/a.yaml", requirement("OD-03", "MAY") + "- { id: WD-4, sameAs: OD-02, source: Guide }\n");
        write("folder/one.yaml", scenario("OD-02"));

        Catalogue catalogue = CatalogueLoader.load(folder);

        assertThat(catalogue.requirements()).extracting(Requirement::id).containsExactly("OD-03", "OD-02");
        assertThat(catalogue.aliases())
                .containsExactly(new SameAs("WD-4", "OD-02", "Guide", new Position("requirements/a.yaml", 2, 3)));
        assertThat(catalogue.covering(catalogue.requirement("OD-02").orElseThrow()))
                .extracting(Scenario::id)
                .containsExactly("folder/one");
    }

    @Test
    void mistakesInRequirementsAreToldWithTheirPlaceAndAdvice() throws IOException {
        write("requirements/a.yaml", requirement("OD-01", "MUST"));
        write(
                "requirements/b.yaml",
                requirement("OD-01", "MUST")
                        + "- { id: OD-02, level: UNTESTABLE, subject: server, statement: A., source: B, check: C }\n"
                        + "- { id: OD-03, level: MAY, subject: server, statement: A., source: B, check: C, reason: D }\n"
                        + "- { id: WD-04, sameAs: OD-1, source: Guide }\n"
                        + "- { id: OD-05, level: MAY, subject: server, statement: A., source: B, check: C, profil: both }\n"
                        + "- { id: OD-06, level: MAY, subject: server, statement: A., source: B, check: C, profile: all }\n");

        assertThatExceptionOfType(LoadException.class)
                .isThrownBy(() -> CatalogueLoader.load(folder))
                .satisfies(e -> assertThat(e.problems())
                        .extracting(problem -> problem.position().orElseThrow() + " " + problem.message() + " "
                                + String.join(" ", problem.help()))
                        .containsExactly(
                                "requirements/b.yaml:1:9 The requirement \"OD-01\" is here twice. First in"
                                        + " requirements/a.yaml:1:9.",
                                "requirements/b.yaml:2:3 What is UNTESTABLE needs a reason. Say in \"reason:\" why no"
                                        + " scenario can show it.",
                                "requirements/b.yaml:3:89 Only what is UNTESTABLE has a reason. ",
                                "requirements/b.yaml:4:24 There is no requirement \"OD-1\" that says it all by itself."
                                        + " Did you mean \"OD-01\"?",
                                "requirements/b.yaml:5:81 There is no key \"profil\" in a requirement. Did you mean"
                                        + " \"profile\"?",
                                "requirements/b.yaml:6:90 There is no profile \"all\" here. Expected: firebase, wilddog,"
                                        + " both."));
    }

    @Test
    void theProblemsOfAllFilesAreToldAtOnce() throws IOException {
        write("requirements.yaml", requirement("OD-01", "MUST"));
        write("b/two.yaml", scenario("OD-02"));
        write("a/one.yaml", "title");
        write("a/good.yaml", scenario("OD-01"));

        assertThatExceptionOfType(LoadException.class)
                .isThrownBy(() -> CatalogueLoader.load(folder))
                .satisfies(e ->
                        assertThat(e.problems()).extracting(Problem::file).containsExactly("a/one.yaml", "b/two.yaml"));
    }

    @Test
    void theProblemsOfTheRequirementsAreToldToo() throws IOException {
        write(
                "requirements.yaml",
                requirement("OD1", "MUST") + requirement("OD-02", "MUSTN'T") + requirement("OD-02", "MUST"));

        assertThatExceptionOfType(LoadException.class)
                .isThrownBy(() -> CatalogueLoader.load(folder))
                .satisfies(e -> assertThat(e.problems())
                        .extracting(Problem::message)
                        .containsExactly(
                                "Expected an id of a group and a number, but this is the text \"OD1\".",
                                "There is no level \"MUSTN'T\" here.",
                                "The requirement \"OD-02\" is here twice."));
    }

    @Test
    void whatABuildLeavesInTheFolderIsNoScenario() throws IOException {
        write("requirements.yaml", requirement("OD-01", "MUST"));
        write("folder/one.yaml", scenario("OD-01"));
        write("target/classes/folder/one.yaml", "title");
        write("folder/notes.txt", "notes");

        assertThat(CatalogueLoader.load(folder).scenarios())
                .extracting(Scenario::id)
                .containsExactly("folder/one");
    }

    @Test
    void filesOfOnesOwnNeedNotCoverEverything() throws IOException {
        Path mine = write("mine.yaml", scenario("OD-02"));
        List<Requirement> requirements = Fixtures.requirements("OD-01", "OD-02");

        Catalogue catalogue = CatalogueLoader.loadFiles(List.of(mine), requirements);

        assertThat(catalogue.requirements()).isEqualTo(requirements);
        assertThat(catalogue.scenarios())
                .extracting(Scenario::id)
                .containsExactly(folder.resolve("mine").toString());
    }

    @Test
    void aFolderWithoutRequirementsIsNoCatalogue() {
        assertThatExceptionOfType(LoadException.class)
                .isThrownBy(() -> CatalogueLoader.load(folder))
                .withMessage("requirements.yaml: This file cannot be read: there is no such file.");
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private static String requirement(String id, String level) {
        return "- { id: %s, level: %s, subject: server, statement: It works., source: Manual, check: Code. }%n"
                .formatted(id, level);
    }

    private static String scenario(String covers) {
        return "{ title: One, covers: [%s], clients: [alice], steps: [{ fault: { cut: alice } }] }".formatted(covers);
    }
}
