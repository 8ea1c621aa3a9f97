package dev.flatline.suite.cli;

import dev.flatline.reports.journal.ExitCode;
import dev.flatline.reports.journal.Footer;
import dev.flatline.reports.journal.Header;
import dev.flatline.reports.journal.Journal;
import dev.flatline.reports.journal.JournalReader;
import dev.flatline.reports.journal.JournalWriter;
import dev.flatline.reports.render.ConsoleTable;
import dev.flatline.reports.render.FailureReport;
import dev.flatline.suite.run.BriskWorld;
import dev.flatline.suite.run.Gate;
import dev.flatline.suite.run.SuiteRunner;
import dev.flatline.suite.run.World;
import dev.flatline.suite.scenario.Catalogue;
import dev.flatline.suite.scenario.Scenario;
import dev.flatline.suite.target.Target;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code flatline run}: plays scenarios and says which promises hold. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpWidth = 100,
        header = "Plays scenarios against a server and a client, and says which promises hold.%n",
        description = {
            "Without arguments: all scenarios of the catalogue, against the reference server and the reference client, every"
                    + " client behind a proxy of its own, on real sockets.%n"
        })
final class RunCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", arity = "0..*", description = "Scenario files to play instead of the catalogue.")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--list", description = "Only say which scenarios there are to be played, and play none.")
    private boolean list;

    @Option(names = "--dry-run", description = "Only check scenarios, options and baseline, and play nothing.")
    private boolean dryRun;

    @Option(names = "--watch", description = "Go on playing what changes on disk, until Ctrl-C.")
    private boolean watch;

    @Option(names = "--virtual", description = "Play in deterministic virtual time: no sockets, no waiting.")
    private boolean virtual;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Seed of everything random. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder for journal.ndjson, junit.xml, report.html and summary.md. Default: target/flatline.")
    private Optional<Path> out = Optional.empty();

    @ArgGroup(validate = false, order = 1, heading = "%nWhich scenarios are played:%n")
    private SelectionOptions selection = new SelectionOptions();

    @ArgGroup(validate = false, order = 3, heading = "%nHow the run is judged, and when it ends:%n")
    private GateOptions gateOptions = new GateOptions();

    @ArgGroup(validate = false, order = 4, heading = "%nWhich failures are known:%n")
    private BaselineOptions baselineOptions = new BaselineOptions();

    @ArgGroup(validate = false, order = 2, heading = "%nWhat is put under test, and through what:%n")
    private TargetOptions targetOptions = new TargetOptions();

    @Override
    public Integer call() throws InterruptedException {
        Installation installation = Installation.find();
        Catalogue catalogue = installation.catalogue(files);
        List<Scenario> scenarios = selection.choose(catalogue);
        if (list) {
            tell(ScenarioList.of(scenarios, catalogue));
            return ExitCode.OK.number();
        }
        targetOptions.stretch(gateOptions.timeFactor(virtual));
        Target target = targetOptions.target(virtual);
        Gate gate = gateOptions.gate(
                baselineOptions.load(installation, target.client().id(), targetOptions.baseline(), catalogue));
        Artifacts artifacts = Artifacts.in(out.orElseGet(installation::defaultOutput));
        if (dryRun) {
            tell(ScenarioList.of(scenarios, catalogue));
            tell("Nothing was played (--dry-run): scenarios, options and baseline are in order.");
            return ExitCode.OK.number();
        }
        if (watch) {
            return watch(installation, target, gate, artifacts);
        }
        return play(catalogue, scenarios, target, gate, artifacts).exit();
    }

    private int watch(Installation installation, Target target, Gate gate, Artifacts artifacts) {
        try (FileWatch changes = FileWatch.over(installation.scenarioPlaces(files))) {
            return new Watching(
                            () -> installation.catalogue(files),
                            selection::choose,
                            (catalogue, scenarios) -> play(catalogue, scenarios, target, gate, artifacts),
                            output(),
                            spec.commandLine().getErr())
                    .untilInterrupted(changes);
        }
    }

    private Footer play(Catalogue catalogue, List<Scenario> scenarios, Target target, Gate gate, Artifacts artifacts)
            throws InterruptedException {
        try (Interruption interruption = Interruption.watch(spec.commandLine().getErr());
                World world = paced(targetOptions.open(target, seed, virtual, scenarios.size(), this::tell), target)) {
            Header header = targetOptions
                    .header(target, world, seed, virtual)
                    .withFiles(files.stream().map(Installation::slashed).toList());
            tell(HeaderLine.of(header, scenarios.size()));
            Footer footer =
                    play(new SuiteRunner(world, catalogue, target.timing(), gate), scenarios, header, artifacts);
            interruption.runIsOver();
            report(JournalReader.read(artifacts.journal()), artifacts, target);
            return footer;
        }
    }

    /** Minutes cost nothing in virtual time, and who names a file wants it to be played. */
    private World paced(World world, Target target) {
        return virtual || !files.isEmpty() ? world : new BriskWorld(world, target.client(), selection::wants);
    }

    private Footer play(SuiteRunner runner, List<Scenario> scenarios, Header header, Artifacts artifacts)
            throws InterruptedException {
        try (JournalWriter journal = JournalWriter.create(artifacts.journal())) {
            return runner.run(
                    scenarios,
                    header,
                    journal,
                    new ProgressPrinter(output(), Terminal.isPresent(), Terminal.hasColour()));
        }
    }

    private void report(Journal journal, Artifacts artifacts, Target target) {
        tell("");
        String failures = FailureReport.render(journal);
        if (!failures.isEmpty()) {
            tell(failures);
        }
        tell(ConsoleTable.render(journal, Terminal.hasColour()));
        target.mutant().ifPresent(mutant -> tell(MutantNote.of(mutant, journal) + "\n"));
        artifacts.render(journal).forEach(file -> tell("  " + file));
        BuildServer.around()
                .tell(
                        journal,
                        source -> files.isEmpty() ? "scenarios/" + source : source,
                        spec.commandLine().getOut());
    }

    private void tell(String line) {
        output().println(line);
        output().flush();
    }

    private PrintWriter output() {
        return spec.commandLine().getOut();
    }
}
