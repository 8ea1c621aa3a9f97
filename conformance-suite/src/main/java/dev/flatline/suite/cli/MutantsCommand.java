package dev.flatline.suite.cli;

import dev.flatline.reports.journal.ExitCode;
import dev.flatline.suite.mutants.Encounter;
import dev.flatline.suite.mutants.Gallery;
import dev.flatline.suite.scenario.Catalogue;
import dev.flatline.suite.scenario.Scenario;
import dev.flatline.suite.target.TargetMutant;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code flatline mutants}: puts the suite itself to the test. */
@Command(
        name = "mutants",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpWidth = 100,
        header = "Breaks the reference server and the reference client on purpose, to see whether the suite notices.%n",
        description = {
            "Plays, in virtual time, against each mutant the scenarios that cover what it breaks, and stops at the first one that"
                    + " fails. The unbroken reference must pass them all, and the canary, which expects what cannot be, must"
                    + " fail.%n",
            "Exit code 1 if a mutant survives.%n"
        })
final class MutantsCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "NAME", arity = "0..*", description = "Only these mutants. Default: all.")
    private List<String> names = new ArrayList<>();

    @Option(
            names = "--run",
            paramLabel = "GLOB",
            description = "Play only the scenarios whose id matches, such as 'disconnect-writes/*'. Repeatable.")
    private List<String> globs = new ArrayList<>();

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Seed of everything random. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--list", description = "Only say which mutants there are, and what is wrong with them.")
    private boolean list;

    @Override
    public Integer call() {
        List<TargetMutant> mutants = chosen();
        if (list) {
            mutants.forEach(mutant -> tell(MutantTable.description(mutant)));
            return ExitCode.OK.number();
        }
        Catalogue catalogue = Installation.find().catalogue(List.of());
        List<Scenario> scenarios = Selection.choose(catalogue.scenarios(), globs);
        long beganNanos = System.nanoTime();
        tell(MutantTable.heading(mutants.size(), scenarios.size(), seed));
        Gallery gallery = new Gallery(catalogue, scenarios, seed);
        if (!isSound(gallery)) {
            return ExitCode.HARNESS_ERROR.number();
        }
        List<Encounter> encounters = new ArrayList<>();
        for (TargetMutant mutant : mutants) {
            Encounter encounter = gallery.meet(mutant);
            // With a few scenarios only, that nobody looks for a mutant says nothing of the suite.
            if (encounter.wasChallenged() || globs.isEmpty()) {
                encounters.add(encounter);
                tell(MutantTable.row(encounter));
            }
        }
        long tookMillis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - beganNanos);
        tell(MutantTable.score(encounters, mutants.size() - encounters.size(), tookMillis));
        return encounters.stream().allMatch(Encounter::isCaught) ? ExitCode.OK.number() : ExitCode.FAILED.number();
    }

    private List<TargetMutant> chosen() {
        return names.isEmpty()
                ? TargetMutant.all()
                : names.stream().map(MutantsCommand::named).toList();
    }

    private static TargetMutant named(String name) {
        return TargetMutant.find(name).orElseThrow(() -> MutantName.unknown("the mutant", name, TargetMutant.all()));
    }

    private boolean isSound(Gallery gallery) {
        List<String> failed =
                gallery.failedByReference().stream().map(Scenario::id).toList();
        boolean canaryFails = gallery.canaryFails();
        tell(MutantTable.reference(failed));
        tell(MutantTable.canary(canaryFails));
        return failed.isEmpty() && canaryFails;
    }

    private void tell(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }
}
