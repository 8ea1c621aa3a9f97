package dev.flatline.suite.cli;

import dev.flatline.suite.scenario.Catalogue;
import dev.flatline.suite.scenario.Requirement;
import dev.flatline.suite.scenario.SameAs;
import dev.flatline.suite.scenario.Suggestions;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code flatline explain}: what a requirement says, which scenarios check it, and what it looks like when it is kept. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        usageHelpWidth = 100,
        header = "Shows a requirement, the scenarios that check it, and a correct run.%n",
        description =
                "The run is made on the spot, in virtual time, with the reference server and the reference client.%n")
final class ExplainCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "ID", description = "A requirement, such as OD-02; WD-04 and X-1 are Wilddog's.")
    private String id = "";

    @Override
    public Integer call() throws InterruptedException {
        Catalogue catalogue = Installation.find().catalogue(List.of());
        String wanted = id.toUpperCase(Locale.ROOT);
        Optional<SameAs> alias = catalogue.aliases().stream()
                .filter(it -> it.id().equals(wanted))
                .findFirst();
        Requirement requirement = catalogue
                .requirement(alias.map(SameAs::requirement).orElse(wanted))
                .orElseThrow(() -> unknown(catalogue));
        PrintWriter out = spec.commandLine().getOut();
        Explanation explanation = new Explanation(catalogue, Terminal.hasColour());
        alias.ifPresent(it -> out.print(explanation.of(it)));
        out.print(explanation.of(requirement));
        Optional<CorrectRun> run = CorrectRun.of(requirement, catalogue);
        if (run.isPresent()) {
            out.print(run.get().render());
        }
        out.flush();
        return 0;
    }

    private UserError unknown(Catalogue catalogue) {
        List<String> ids = Stream.concat(
                        catalogue.requirements().stream().map(Requirement::id),
                        catalogue.aliases().stream().map(SameAs::id))
                .sorted()
                .toList();
        String meant = Suggestions.nearest(id, ids)
                .map(near -> " Did you mean '" + near + "'?")
                .orElse("");
        String groups = ids.stream()
                .map(it -> it.substring(0, it.indexOf('-')))
                .distinct()
                .collect(Collectors.joining(", "));
        return new UserError("there is no requirement '" + id + "'." + meant + "\nThere are " + ids.size()
                + ", in the groups " + groups + ".");
    }
}
