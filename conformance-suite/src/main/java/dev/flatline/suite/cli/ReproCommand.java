package dev.flatline.suite.cli;

import dev.flatline.reports.journal.Journal;
import dev.flatline.reports.journal.ScenarioRecord;
import dev.flatline.reports.journal.ScenarioRun;
import dev.flatline.reports.render.RepeatCommand;
import dev.flatline.suite.scenario.Catalogue;
import dev.flatline.suite.scenario.Scenario;
import dev.flatline.suite.scenario.ScenarioLoader;
import dev.flatline.suite.scenario.TableRow;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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

/** {@code flatline repro}: makes a file of one scenario of a run, to hand to somebody else. */
@Command(
        name = "repro",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpWidth = 100,
        header =
                "Makes one file of a scenario as it was played: its steps, its seed, the faults as they hit, and how to run it.%n")
final class ReproCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            index = "0",
            paramLabel = "JOURNAL",
            description = "The journal of the run, such as target/flatline/journal.ndjson.")
    private Path journal = Path.of("");

    @Parameters(index = "1", paramLabel = "SCENARIO", description = "The id of the scenario.")
    private String id = "";

    @Option(
            names = "--to",
            paramLabel = "FILE",
            description = "The file to make; an existing one is not overwritten. Default: repro-SCENARIO.yaml, here.")
    private Optional<Path> to = Optional.empty();

    @Override
    public Integer call() {
        Journal run = JournalArgument.read(journal);
        ScenarioRun played = played(run);
        Path file = to.orElseGet(() -> Path.of("repro-" + id.replaceAll("[^A-Za-z0-9]+", "-") + ".yaml"));
        Installation installation = Installation.find();
        Catalogue catalogue = installation.catalogue(List.of());
        Repro repro = new Repro(run.header(), played, source(run, played, installation), command(run, file));
        String text = repro.text();
        check(played, new ScenarioLoader(catalogue.requirements()).parseAll(Installation.slashed(file), text));
        write(file, text);
        tell("Made " + file + ". Run it with:\n\n    " + command(run, file));
        return 0;
    }

    private ScenarioRun played(Journal run) {
        List<ScenarioRun> played = run.scenarios().stream()
                .filter(it -> !it.scenario().clients().isEmpty())
                .toList();
        return played.stream()
                .filter(it -> it.scenario().id().equals(id))
                .findFirst()
                .orElseThrow(() -> Names.unknown(
                        "SCENARIO",
                        id,
                        played.stream().map(it -> it.scenario().id()).toList()));
    }

    private static String source(Journal run, ScenarioRun played, Installation installation) {
        String source = played.scenario().source();
        try {
            String text = run.header().files().contains(source)
                    ? Files.readString(Path.of(source))
                    : installation.scenarioText(source);
            String id = played.scenario().id();
            return TableRow.alone(source, text, id.substring(id.lastIndexOf('@') + 1));
        } catch (IOException e) {
            throw new UserError("the scenario's file " + source + " cannot be read: " + e
                    + ".\nIt has to be where it was when the journal was written.");
        }
    }

    /** What is on disk may not be what was played any more. */
    private void check(ScenarioRun played, List<Scenario> now) {
        if (now.size() != 1 || !isSame(played.scenario(), now.get(0))) {
            throw new UserError(
                    "the scenario " + id + " is not the one that was played any more: it has another title, covers"
                            + " other requirements, or is not a row of its table.\nGo back to the version that wrote the journal, or run it again.");
        }
    }

    private static boolean isSame(ScenarioRecord played, Scenario now) {
        return now.title().equals(played.title())
                && now.covers()
                        .equals(played.covers().stream().map(it -> it.id()).toList());
    }

    private static String command(Journal run, Path file) {
        List<String> words = new ArrayList<>(List.of("run", Installation.slashed(file)));
        words.addAll(RepeatCommand.surroundings(run.header()));
        return "./flatline " + RepeatCommand.of(words);
    }

    private static void write(Path file, String text) {
        if (Files.exists(file)) {
            throw new UserError(file + " is there already.\nRemove it, or choose another one with --to.");
        }
        try {
            Files.writeString(file, text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UserError("cannot write " + file + ": " + e + ".\nChoose another file with --to.");
        }
    }

    private void tell(String line) {
        spec.commandLine().getOut().println(line);
        spec.commandLine().getOut().flush();
    }
}
