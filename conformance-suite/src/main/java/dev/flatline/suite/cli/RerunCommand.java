package dev.flatline.suite.cli;

import dev.flatline.reports.journal.ExitCode;
import dev.flatline.reports.journal.Header;
import dev.flatline.reports.journal.Journal;
import dev.flatline.reports.journal.ScenarioRun;
import dev.flatline.reports.render.FailureReport;
import dev.flatline.reports.render.RepeatCommand;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code flatline rerun}: plays what a journal tells of once more, as it was played. */
@Command(
        name = "rerun",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpWidth = 100,
        header = "Plays the scenarios of a run once more: same seed, same server, client, proxy and mutant.%n",
        footer = {"", "The exit code is that of 'flatline run'; 0 if there is nothing to play."})
final class RerunCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--failed",
            description = "Only those that need attention: not those that passed, were skipped or are known to fail.")
    private boolean failed;

    @Parameters(
            paramLabel = "JOURNAL",
            arity = "0..1",
            description = "The journal of the run. Default: target/flatline/journal.ndjson.")
    private Optional<Path> journal = Optional.empty();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder for the new results. Default: the journal's own, whose results are replaced.")
    private Optional<Path> out = Optional.empty();

    @Override
    public Integer call() {
        Path file = journal.orElseGet(() -> Installation.find().defaultOutput().resolve("journal.ndjson"));
        Journal run = JournalArgument.read(file);
        // An entry of the baseline is told of like a scenario, but was never played.
        List<ScenarioRun> again = run.scenarios().stream()
                .filter(scenario -> !scenario.scenario().clients().isEmpty())
                .filter(scenario -> !failed || FailureReport.needsAttention(scenario))
                .toList();
        if (again.isEmpty()) {
            tell("Nothing to play: none of the " + run.scenarios().size() + " scenarios in " + file
                    + " needs attention.");
            return run.isComplete() ? ExitCode.OK.number() : ExitCode.INCONCLUSIVE.number();
        }
        List<String> words = words(run.header(), again);
        tell("flatline " + RepeatCommand.of(words));
        words.addAll(List.of(
                "--out", out.orElse(file.toAbsolutePath().resolveSibling("")).toString()));
        return Main.commandLine()
                .setOut(spec.commandLine().getOut())
                .setErr(spec.commandLine().getErr())
                .execute(words.toArray(String[]::new));
    }

    /** One seed for all: that of the play that is told where they agree on one, else the run's. */
    private static List<String> words(Header header, List<ScenarioRun> again) {
        List<Long> seeds =
                again.stream().map(run -> run.seed(header)).distinct().toList();
        return new ArrayList<>(RepeatCommand.words(
                header,
                again.stream().map(ScenarioRun::scenario).toList(),
                seeds.size() == 1 ? seeds.get(0) : header.seed()));
    }

    private void tell(String line) {
        spec.commandLine().getOut().println(line);
        spec.commandLine().getOut().flush();
    }
}
