package dev.flatline.suite.cli;

import dev.flatline.reports.journal.ExitCode;
import dev.flatline.suite.driver.kit.CheckResult;
import dev.flatline.suite.driver.kit.CheckResult.Outcome;
import dev.flatline.suite.driver.kit.DriverKit;
import dev.flatline.suite.driver.stdio.BundledDrivers;
import dev.flatline.suite.driver.stdio.DriverCommand;
import dev.flatline.suite.driver.stdio.UnavailableDriverException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code flatline driver check}: the driver kit. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpWidth = 100,
        header = "Checks a driver by itself, against the reference server and without faults.%n",
        description = {
            "For each rule of conformance-suite/drivers/README.md: what was sent, what came, and what the page says. Exit code 0:"
                    + " the driver keeps all rules, 70: it does not.%n"
        })
final class DriverCheckCommand implements Callable<Integer> {

    private static final int SECONDS_MAX = 600;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--patience",
            paramLabel = "SECONDS",
            defaultValue = "10",
            description = "How long the driver may take for anything. Default: ${DEFAULT-VALUE}.")
    private int patienceSeconds = 10;

    @Option(names = "--only", paramLabel = "CHECK", description = "Make this check alone, such as --only push.")
    private Optional<String> only = Optional.empty();

    @Option(names = "--lines", description = "Show every conversation, not only those of rules that are broken.")
    private boolean lines;

    @Parameters(
            paramLabel = "NAME|COMMAND...",
            arity = "1..*",
            description =
                    "The name of a driver that comes with Flatline, or a program and its arguments (after -- if they"
                            + " begin with a dash).")
    private List<String> words = new ArrayList<>();

    @Override
    public Integer call() {
        if (patienceSeconds < 1 || patienceSeconds > SECONDS_MAX) {
            throw new UserError("--patience must be from 1 to " + SECONDS_MAX + " seconds.");
        }
        PrintWriter out = spec.commandLine().getOut();
        try {
            List<CheckResult> results = DriverKit.check(
                    command(),
                    Duration.ofSeconds(patienceSeconds),
                    name -> only.orElse(name).equals(name),
                    result -> tell(result, out));
            if (results.isEmpty()) {
                throw Names.unknown("--only", only.orElse(""), DriverKit.checks());
            }
            long wrong = count(results, Outcome.WRONG);
            out.println();
            out.println(
                    wrong == 0
                            ? "The driver does what the page says: " + count(results, Outcome.RIGHT) + " rules kept, "
                                    + count(results, Outcome.LEFT_OUT) + " left out."
                            : wrong + " of " + results.size() + " rules are broken.");
            return wrong == 0 ? ExitCode.OK.number() : ExitCode.HARNESS_ERROR.number();
        } catch (UnavailableDriverException e) {
            throw new UserError(String.valueOf(e.getMessage()));
        }
    }

    private DriverCommand command() {
        boolean isName = words.size() == 1 && !words.get(0).contains("/");
        return isName
                ? BundledDrivers.locate()
                        .command(
                                words.get(0),
                                note -> spec.commandLine().getErr().println(note))
                : new DriverCommand(words, Path.of("").toAbsolutePath(), Map.of());
    }

    private static long count(List<CheckResult> results, Outcome outcome) {
        return results.stream().filter(result -> result.outcome() == outcome).count();
    }

    private void tell(CheckResult result, PrintWriter out) {
        switch (result.outcome()) {
            case RIGHT -> out.println("  ✓ " + result.name());
            case LEFT_OUT -> out.println("  – " + result.name() + ": " + result.reason());
            case WRONG -> {
                out.println("  ✗ " + result.name());
                out.println("      the page  " + result.rule());
                out.println("      but       " + result.reason());
            }
        }
        if (lines || result.outcome() == Outcome.WRONG) {
            result.lines().forEach(line -> out.println("      " + line));
            result.errors().forEach(line -> out.println("      ! " + line));
        }
        out.flush();
    }
}
