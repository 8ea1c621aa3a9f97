package dev.flatline.suite.cli;

import dev.flatline.suite.mutants.Encounter;
import dev.flatline.suite.target.TargetMutant;
import java.util.List;
import java.util.Locale;

/** What {@code flatline mutants} prints, line by line. */
final class MutantTable {

    private MutantTable() {}

    static String heading(int mutants, int scenarios, long seed) {
        return counted(mutants, "mutant") + " against " + counted(scenarios, "scenario") + ", virtual world, seed "
                + seed + "; each until the first catch";
    }

    /** @param failed the scenarios that the reference should have passed and has not */
    static String reference(List<String> failed) {
        return failed.isEmpty()
                ? "  ✓ the unbroken reference keeps all promises"
                : "  ✗ THE UNBROKEN REFERENCE FAILS, so that no catch means anything: " + String.join(", ", failed);
    }

    static String canary(boolean fails) {
        return fails
                ? "  ✓ the canary, which expects what cannot be, fails\n"
                : "  ✗ THE CANARY PASSES: the suite would pass anything";
    }

    static String row(Encounter encounter) {
        TargetMutant mutant = encounter.mutant();
        return encounter
                .capture()
                .map(capture -> columns("✓", mutant, capture.requirement(), capture.scenario()))
                .orElseGet(() -> columns(
                        "✗",
                        mutant,
                        mutant.breaks().get(0),
                        "SURVIVED " + counted(encounter.played(), "scenario") + "\n      " + mutant.description()));
    }

    private static String columns(String mark, TargetMutant mutant, String requirement, String what) {
        return String.format(
                Locale.ROOT, "  %s %-34s %-19s %-7s %s", mark, mutant.id(), mutant.place(), requirement, what);
    }

    static String score(List<Encounter> encounters, int unchallenged, long tookMillis) {
        long caught = encounters.stream().filter(Encounter::isCaught).count();
        int played = encounters.stream().mapToInt(Encounter::played).sum();
        String others = unchallenged == 0
                ? ""
                : " No chosen scenario covers what " + counted(unchallenged, "other mutant") + " would break.";
        return String.format(
                Locale.ROOT,
                "%n%d of %s caught, in %s and %.1f s.%s",
                caught,
                counted(encounters.size(), "mutant"),
                counted(played, "scenario"),
                tookMillis / 1000.0,
                others);
    }

    /** A mutant as a list shows it. */
    static String description(TargetMutant mutant) {
        return mutant.id() + "  (" + mutant.place() + "; breaks " + String.join(", ", mutant.breaks()) + ")\n    "
                + mutant.description();
    }

    private static String counted(int number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }
}
