package dev.flatline;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.Random;
import java.util.TimeZone;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The arrows between modules and rooms, and what the sans-IO cores must not touch. */
class ArchitectureTest {

    /** Everything that must give the same answer twice: no clock, no thread, no chance of its own. */
    private static final String[] DETERMINISTIC = {
        "dev.flatline.server.tree..",
        "dev.flatline.server.query..",
        "dev.flatline.server.auth..",
        "dev.flatline.server.rules..",
        "dev.flatline.server.database..",
        "dev.flatline.server.session..",
        "dev.flatline.server.json..",
        "dev.flatline.server.wire..",
        "dev.flatline.server.firebase..",
        "dev.flatline.server.wilddog..",
        "dev.flatline.server.rest..",
        "dev.flatline.server.admin..",
        "dev.flatline.simulator.fault..",
        "dev.flatline.simulator.link..",
        "dev.flatline.simulator.virtual..",
        "dev.flatline.suite.client",
        "dev.flatline.suite.rest..",
        "dev.flatline.suite.scenario..",
        "dev.flatline.suite.run",
        "dev.flatline.suite.run.virtual..",
        "dev.flatline.suite.lab",
        "dev.flatline.reports.."
    };

    private static JavaClasses flatline;

    @BeforeAll
    static void readClasses() {
        flatline = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.flatline");
    }

    @Test
    void modulesBelowTheSuiteDependOnNothingOfOurs() {
        for (String module : new String[] {"server", "simulator", "reports"}) {
            String room = "dev.flatline." + module + "..";
            noClasses()
                    .that()
                    .resideInAPackage(room)
                    .should()
                    .dependOnClassesThat(resideInAPackage("dev.flatline..").and(not(resideInAPackage(room))))
                    .check(flatline);
        }
    }

    @Test
    void aWriteGoesOneWayThroughTheServer() {
        layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage("dev.flatline.server..")
                .withOptionalLayers(true)
                .layer("tree")
                .definedBy("dev.flatline.server.tree..")
                .layer("query")
                .definedBy("dev.flatline.server.query..")
                .layer("auth")
                .definedBy("dev.flatline.server.auth..")
                .layer("rules")
                .definedBy("dev.flatline.server.rules..")
                .layer("database")
                .definedBy("dev.flatline.server.database..")
                .layer("session")
                .definedBy("dev.flatline.server.session..")
                .layer("json")
                .definedBy("dev.flatline.server.json..")
                .layer("wire")
                .definedBy("dev.flatline.server.wire..")
                .layer("firebase")
                .definedBy("dev.flatline.server.firebase..")
                .layer("wilddog")
                .definedBy("dev.flatline.server.wilddog..")
                .layer("rest")
                .definedBy("dev.flatline.server.rest..")
                .layer("admin")
                .definedBy("dev.flatline.server.admin..")
                .layer("metrics")
                .definedBy("dev.flatline.server.metrics..")
                .layer("transport")
                .definedBy("dev.flatline.server.transport..")
                .layer("server")
                .definedBy("dev.flatline.server")
                .layer("junit")
                .definedBy("dev.flatline.server.junit..")
                .whereLayer("junit")
                .mayOnlyAccessLayers("server")
                .whereLayer("query")
                .mayOnlyAccessLayers("tree")
                .whereLayer("rules")
                .mayOnlyAccessLayers("query", "tree")
                .whereLayer("auth")
                .mayNotAccessAnyLayer()
                .whereLayer("tree")
                .mayNotAccessAnyLayer()
                .whereLayer("transport")
                .mayOnlyBeAccessedByLayers("server")
                .whereLayer("json")
                .mayOnlyAccessLayers("tree")
                .whereLayer("wire")
                .mayOnlyBeAccessedByLayers("firebase", "wilddog", "transport", "server")
                .whereLayer("firebase")
                .mayOnlyBeAccessedByLayers("transport", "server")
                .whereLayer("wilddog")
                .mayOnlyBeAccessedByLayers("transport", "server")
                .whereLayer("rest")
                .mayOnlyBeAccessedByLayers("wilddog", "admin", "transport", "server")
                .whereLayer("admin")
                .mayOnlyBeAccessedByLayers("transport", "server")
                .whereLayer("metrics")
                .mayOnlyBeAccessedByLayers("admin", "transport", "server")
                .whereLayer("session")
                .mayOnlyBeAccessedByLayers("wire", "firebase", "wilddog", "rest", "admin", "transport", "server")
                .check(flatline);
    }

    @Test
    void onlyTheRoomsForJupiterKnowJupiter() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.flatline.server.junit..", "dev.flatline.suite.junit..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.junit..", "org.opentest4j..")
                .because("the runnable jar does not hold it")
                .check(flatline);
    }

    @Test
    void theReferenceClientSharesOnlyTreeAndQueryWithTheServer() {
        noClasses()
                .that()
                .resideInAPackage("dev.flatline.suite.client..")
                .should()
                .dependOnClassesThat(resideInAPackage("dev.flatline.server..")
                        .and(not(resideInAnyPackage("dev.flatline.server.tree..", "dev.flatline.server.query.."))))
                .because("an error in the server's frame codec must not be hidden by itself")
                .check(flatline);
    }

    @Test
    void roomsOfTheSuiteFormNoCircles() {
        slices().matching("dev.flatline.suite.(*)..").should().beFreeOfCycles().check(flatline);
        slices().matching("dev.flatline.simulator.(*)..")
                .should()
                .beFreeOfCycles()
                .check(flatline);
    }

    @Test
    void onlyTheJournalIsKnownToReports() {
        classes()
                .that()
                .resideInAPackage("dev.flatline.reports.journal..")
                .should()
                .onlyDependOnClassesThat(not(resideInAPackage("dev.flatline.reports.render..")))
                .check(flatline);
    }

    @Test
    void coresTouchNoClockNoThreadAndNoChance() {
        noClasses()
                .that()
                .resideInAnyPackage(DETERMINISTIC)
                .should()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(Instant.class, "now", Clock.class)
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .callConstructor(Random.class)
                .orShould()
                .callMethod(Locale.class, "getDefault")
                .orShould()
                .callMethod(TimeZone.class, "getDefault")
                .orShould()
                .callMethod(String.class, "toLowerCase")
                .orShould()
                .callMethod(String.class, "toUpperCase")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Thread.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(ThreadLocalRandom.class)
                .check(flatline);
    }
}
