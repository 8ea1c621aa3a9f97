package dev.flatline.suite.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code flatline driver}: for who writes a driver. */
@Command(
        name = "driver",
        mixinStandardHelpOptions = true,
        subcommands = {DriverCheckCommand.class, DriverValidateCommand.class, DriverReferenceCommand.class},
        synopsisSubcommandLabel = "COMMAND",
        usageHelpWidth = 100,
        header = "Helps to write a driver: a program that puts an SDK under Flatline's control.%n",
        description = "What a driver does is written on one page, conformance-suite/drivers/README.md.%n")
final class DriverGroup implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
