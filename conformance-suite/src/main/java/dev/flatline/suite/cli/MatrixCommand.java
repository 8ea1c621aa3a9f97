package dev.flatline.suite.cli;

import dev.flatline.reports.journal.ExitCode;
import dev.flatline.reports.render.MatrixColumn;
import dev.flatline.reports.render.PromiseMatrix;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code flatline matrix}: which target keeps which promise. */
@Command(
        name = "matrix",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpWidth = 100,
        header = "Puts targets and promises beside each other, from journals alone.%n",
        description = {
            "With --play it first plays the catalogue with every target and every client that comes with Flatline, one after the"
                    + " other, which takes the better part of an hour. What cannot be played here is a column that says why.%n"
        })
final class MatrixCommand implements Callable<Integer> {

    private static final String MARKDOWN = ".md";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "JOURNAL", arity = "0..*", description = "Journals of runs, in the order of the columns.")
    private List<Path> journals = new ArrayList<>();

    @Option(
            names = "--to",
            paramLabel = "FILE",
            required = true,
            description =
                    "Where the matrix goes, such as reports/matrix.md; beside it, as .json, the same for programs.")
    private Path to = Path.of("");

    @Option(names = "--play", description = "Play everything that can be played here.")
    private boolean play;

    @Option(names = "--run", paramLabel = "GLOB", description = "With --play: only the scenarios whose id matches.")
    private List<String> globs = new ArrayList<>();

    @Option(names = "--skip", paramLabel = "NAME", description = "With --play: leave this target or client out.")
    private List<String> skipped = new ArrayList<>();

    @Option(
            names = "--not-played",
            paramLabel = "NAME=REASON",
            description = "A column of a target for which there is no journal, and why.")
    private Map<String, String> notPlayed = new LinkedHashMap<>();

    @Override
    public Integer call() throws IOException, InterruptedException {
        String name = String.valueOf(to.getFileName());
        if (!name.endsWith(MARKDOWN)) {
            throw new UserError("--to wants a file that ends in .md, not '" + to + "'.");
        }
        if (!play && journals.isEmpty()) {
            throw new UserError("there is no journal to make a matrix of.\nName some, or play with --play.");
        }
        if (!play && !(globs.isEmpty() && skipped.isEmpty())) {
            throw new UserError("--run and --skip go with --play.");
        }
        List<MatrixColumn> columns = new ArrayList<>();
        journals.forEach(file -> columns.add(MatrixColumn.of(JournalArgument.read(file))));
        if (play) {
            Installation installation = Installation.find();
            columns.addAll(new MatrixPlays(installation.defaultOutput().resolve("matrix"), globs, this::tell)
                    .playAll(MatrixPlay.all(new Targets(installation).names()), skipped));
        }
        notPlayed.forEach((target, reason) -> columns.add(MatrixColumn.notPlayed(target, reason)));
        PromiseMatrix matrix = new PromiseMatrix(columns);
        write(to, matrix.markdown());
        write(to.resolveSibling(name.substring(0, name.length() - MARKDOWN.length()) + ".json"), matrix.json());
        return ExitCode.OK.number();
    }

    private void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UserError("cannot write " + file + ": " + e + ".\nChoose another file with --to.");
        }
        tell("Made " + file + ".");
    }

    private void tell(String line) {
        spec.commandLine().getOut().println(line);
        spec.commandLine().getOut().flush();
    }
}
