package dev.flatline.suite.cli;

import dev.flatline.reports.compare.Shards;
import dev.flatline.reports.journal.ExitCode;
import dev.flatline.reports.journal.Footer;
import dev.flatline.reports.journal.Journal;
import dev.flatline.reports.render.ConsoleTable;
import dev.flatline.reports.render.ReportPage;
import dev.flatline.reports.render.UntestablePromise;
import dev.flatline.suite.scenario.Requirement;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code flatline report}: makes reports of journals that are there already. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpWidth = 100,
        header = "Checks journals and makes reports of them; without an option it prints the verdicts.%n",
        footer = {"", "The exit code is that of the run; 2 if it did not finish, 64 if a journal is none."})
final class ReportCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "JOURNAL",
            arity = "1..*",
            description = "Journals. The report is about the first; the others stand beside it.")
    private List<Path> journals = List.of();

    @Option(names = "--merge", description = "The journals are the shards of one run: make one run of them.")
    private boolean merge;

    @Option(
            names = "--since",
            paramLabel = "JOURNAL",
            description = "Say what is new, fixed and flaky since an earlier run.")
    private Optional<Path> since = Optional.empty();

    @ArgGroup(exclusive = false, heading = "%nWhat to make:%n")
    private ReportFiles files = new ReportFiles();

    @Override
    public Integer call() {
        List<Journal> read = journals.stream().map(JournalArgument::read).toList();
        Journal journal = merge ? merged(read) : read.get(0);
        ReportPage page = ReportPage.of(journal)
                .beside(merge ? List.of() : read.subList(1, read.size()))
                .withUntestable(untestable());
        if (since.isPresent()) {
            page = page.since(JournalArgument.read(since.get()));
        }
        List<Path> made = files.write(page);
        if (made.isEmpty()) {
            tell(ConsoleTable.render(journal, false).stripTrailing());
        }
        made.forEach(file -> tell("Made " + file + "."));
        return journal.footer().map(Footer::exit).orElse(ExitCode.INCONCLUSIVE.number());
    }

    private static Journal merged(List<Journal> parts) {
        try {
            return Shards.merge(parts);
        } catch (IllegalArgumentException e) {
            throw new UserError(e.getMessage() + ".\nWithout --merge they stand beside each other.");
        }
    }

    /** As far as the catalogue that is installed knows them. */
    private static List<UntestablePromise> untestable() {
        return Installation.find().catalogue(List.of()).requirements().stream()
                .filter(promise -> promise.level() == Requirement.Level.UNTESTABLE)
                .map(promise -> new UntestablePromise(
                        promise.id(), promise.statement(), promise.reason().orElse("")))
                .toList();
    }

    private void tell(String line) {
        spec.commandLine().getOut().println(line);
        spec.commandLine().getOut().flush();
    }
}
