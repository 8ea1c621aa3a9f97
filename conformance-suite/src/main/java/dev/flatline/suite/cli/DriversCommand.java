package dev.flatline.suite.cli;

import dev.flatline.reports.journal.ExitCode;
import dev.flatline.suite.driver.Capability;
import dev.flatline.suite.driver.stdio.BundledDrivers;
import dev.flatline.suite.driver.stdio.SelfDescription;
import dev.flatline.suite.driver.stdio.StdioLimits;
import dev.flatline.suite.driver.stdio.UnavailableDriverException;
import dev.flatline.suite.target.ClientKind;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code flatline drivers}: which clients there are, and whether they can run here. */
@Command(
        name = "drivers",
        mixinStandardHelpOptions = true,
        usageHelpWidth = 100,
        header =
                "Lists the clients that come with Flatline: version, SDK, capabilities, and whether they can run here.%n")
final class DriversCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--install", description = "Install or build those that are not ready, as the first run would.")
    private boolean install;

    @Override
    public Integer call() {
        tell(
                "✓",
                ClientKind.REFERENCE.id(),
                "in this process; "
                        + capabilities(Arrays.stream(Capability.values())
                                .map(Capability::word)
                                .toList()));
        BundledDrivers drivers;
        try {
            drivers = BundledDrivers.locate();
        } catch (UnavailableDriverException e) {
            throw new UserError("only the reference client is here. " + e.getMessage() + ".");
        }
        drivers.names().forEach(name -> tellOf(drivers, name));
        return ExitCode.OK.number();
    }

    private void tellOf(BundledDrivers drivers, String name) {
        try {
            if (!install && !drivers.ready(name)) {
                tell("○", name, "not installed yet; the first run does it, or: flatline drivers --install");
                return;
            }
            SelfDescription self =
                    drivers.open(name, StdioLimits.standard(), this::progress).selfDescription();
            tell("✓", name, self.version() + ", drives " + self.sdk() + "; " + capabilities(self.capabilities()));
        } catch (UnavailableDriverException e) {
            tell("✗", name, "cannot run here: " + e.getMessage());
        }
    }

    private static String capabilities(List<String> words) {
        return words.isEmpty() ? "no optional capabilities" : String.join(", ", words);
    }

    private void progress(String line) {
        spec.commandLine().getErr().println(line);
        spec.commandLine().getErr().flush();
    }

    private void tell(String sign, String name, String text) {
        spec.commandLine().getOut().printf("  %s %-19s %s%n", sign, name, text);
        spec.commandLine().getOut().flush();
    }
}
