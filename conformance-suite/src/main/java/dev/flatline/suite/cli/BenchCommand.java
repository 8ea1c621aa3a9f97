package dev.flatline.suite.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code flatline bench}: figures of ours and of the peers, from the same run. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        subcommands = {BenchServerCommand.class, BenchProxyCommand.class, BenchSuiteCommand.class},
        synopsisSubcommandLabel = "COMMAND",
        header = "Measures how fast Flatline is, beside its peers.%n",
        description = {
            "Measurements that are compared alternate, and the medians of their ratios are what counts: a busy machine slows"
                    + " both. A missed aim is printed, and does not change the exit code.%n"
        })
final class BenchCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
