package dev.flatline.suite.cli;

import dev.flatline.suite.bench.Machine;
import dev.flatline.suite.bench.ResultJson;
import dev.flatline.suite.bench.ResultTable;
import dev.flatline.suite.bench.Row;
import dev.flatline.suite.bench.suite.SuiteBench;
import dev.flatline.suite.bench.suite.SuiteBench.Part;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code flatline bench suite}: how long the catalogue takes. */
@Command(
        name = "suite",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpWidth = 100,
        header = "Measures how long the catalogue takes: in virtual time, on real sockets, against all mutants.%n",
        description = "The command is measured from outside, with the start of Java. Takes minutes.%n")
final class BenchSuiteCommand implements Callable<Integer> {
    private static final int ROUNDS_MAX = 1_000;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "3",
            description = "How often everything is measured; medians count. Default: ${DEFAULT-VALUE}.")
    private int rounds;

    @Option(
            names = "--only",
            paramLabel = "PART",
            split = ",",
            description = "Measure only these: ${COMPLETION-CANDIDATES}.")
    private List<Part> only = new ArrayList<>();

    @Option(
            names = "--run",
            paramLabel = "GLOB",
            description = "Only the scenarios whose id matches; the aims are meant for all of them.")
    private List<String> globs = new ArrayList<>();

    @Option(names = "--json", paramLabel = "FILE", description = "Write the results there, too.")
    private Optional<Path> json = Optional.empty();

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (rounds < 1 || rounds > ROUNDS_MAX) {
            throw new UserError("--rounds must be from 1 to 1000, not " + rounds + ".");
        }
        String machine = Machine.describe();
        List<String> selection = new ArrayList<>();
        globs.forEach(glob -> selection.addAll(List.of("--run", glob)));
        Artifacts results = Artifacts.in(Installation.find().defaultOutput().resolve("bench"));
        List<Row> rows = new SuiteBench(OwnProgram.launcher(), selection, rounds, results.folder(), this::tell)
                .run(only.isEmpty() ? List.of(Part.values()) : only);
        PrintWriter out = spec.commandLine().getOut();
        out.print(ResultTable.render(machine, rows));
        out.flush();
        if (json.isPresent()) {
            write(json.get(), ResultJson.render(machine, rows));
        }
        return 0;
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UserError("--json " + file + " cannot be written: " + e + ".");
        }
    }

    private void tell(String line) {
        spec.commandLine().getErr().println(line);
        spec.commandLine().getErr().flush();
    }
}
