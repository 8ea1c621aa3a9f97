package dev.flatline.suite.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code flatline driver reference}: the reference client as a process that speaks the driver protocol. */
@Command(
        name = "reference",
        mixinStandardHelpOptions = true,
        usageHelpWidth = 100,
        header = "Is a driver: the reference client, told what to do on standard input.%n",
        description = "This is what '--client reference-process' starts; try it to see what a driver says.%n")
final class DriverReferenceCommand implements Callable<Integer> {

    @Override
    public Integer call() throws IOException, InterruptedException {
        return ReferenceProgram.run();
    }
}
