package dev.flatline.suite.cli;

import dev.flatline.reports.journal.ExitCode;
import dev.flatline.suite.driver.DriverFactory;
import dev.flatline.suite.driver.stdio.StdioLimits;
import dev.flatline.suite.driver.stdio.UnavailableDriverException;
import dev.flatline.suite.run.HarnessException;
import dev.flatline.suite.smoke.Blame;
import dev.flatline.suite.smoke.Smoke;
import dev.flatline.suite.smoke.SmokeStep;
import dev.flatline.suite.target.ReferenceTarget;
import dev.flatline.suite.target.Target;
import dev.flatline.suite.target.server.UnreadyServerException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code flatline smoke}: tells a target file or a driver that is wrong from a server that fails. */
@Command(
        name = "smoke",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpWidth = 100,
        header = "Tries a target without any fault: is it the target file, the driver or the server?%n",
        description =
                "Starts the server, connects, writes, reads back, listens, asks for a disconnect write, and stops.%n",
        footer = {
            "",
            "Exit codes: 0 ready for 'flatline run', 1 the server fails, 64 the target cannot be started or",
            "reached, 70 the driver is broken."
        })
final class SmokeCommand implements Callable<Integer> {

    private static final int SECONDS_MAX = 600;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "TARGET",
            description = "A target that comes with Flatline, such as firebase-server, or a target file.")
    private String word = "";

    @Option(names = "--client", paramLabel = "NAME", description = "A client in place of the target's.")
    private Optional<String> client = Optional.empty();

    @Option(
            names = "--patience",
            paramLabel = "SECONDS",
            defaultValue = "10",
            description = "How long each step may take. Default: ${DEFAULT-VALUE}.")
    private int patienceSeconds = 10;

    @Override
    public Integer call() throws InterruptedException {
        if (patienceSeconds < 1 || patienceSeconds > SECONDS_MAX) {
            throw new UserError("--patience must be from 1 to 600 seconds.");
        }
        TargetChoice choice =
                TargetChoice.of(new Targets(Installation.find()), Optional.of(word), Optional.empty(), client);
        Target target =
                new Target(choice.word(), choice.file(), choice.client(), Optional.empty(), ReferenceTarget.timing());
        tell(choice.file().name() + ", " + target.client().id() + " client, no faults:");
        try {
            return verdict(
                    new Smoke(target, drivers(target), Duration.ofSeconds(patienceSeconds), this::tell).run(this::tell),
                    target);
        } catch (UnreadyServerException e) {
            throw new UserError("the server of " + word + ": " + e.getMessage());
        }
    }

    private Optional<DriverFactory> drivers(Target target) {
        try {
            Optional<DriverFactory> drivers = Drivers.of(target.client(), StdioLimits.standard(), this::tell);
            drivers.flatMap(DriverFactory::sdk)
                    .ifPresent(sdk -> tell(new SmokeStep("driver", "start the driver", true, "drives " + sdk, "")));
            return drivers;
        } catch (UnavailableDriverException e) {
            throw new HarnessException("the driver of " + target.client().id() + ": " + e.getMessage());
        }
    }

    private int verdict(Blame blame, Target target) {
        return switch (blame) {
            case NOBODY -> {
                tell("The target is ready: flatline run --target " + word
                        + client.map(name -> " --client " + name).orElse(""));
                yield ExitCode.OK.number();
            }
            case SERVER -> {
                tell("The server fails, and not the driver: the reference client cannot do it either.");
                yield ExitCode.FAILED.number();
            }
            case BOTH -> {
                tell("The reference client can do it on this server, and "
                        + target.client().id() + " can on the reference server: the two do not go together.");
                yield ExitCode.FAILED.number();
            }
            case CLIENT -> {
                tell("The driver is broken, or what it drives: it cannot do it on the reference server either.");
                yield ExitCode.HARNESS_ERROR.number();
            }
        };
    }

    private void tell(SmokeStep step) {
        tell((step.fine() ? "  ✓ " : "  ✗ ") + step.name() + ": " + step.came());
        if (!step.fine()) {
            tell("      tried   " + step.tried());
            tell("      check   " + step.check());
        }
    }

    private void tell(String line) {
        spec.commandLine().getOut().println(line);
        spec.commandLine().getOut().flush();
    }
}
