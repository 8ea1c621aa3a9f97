package dev.flatline.suite.cli;

import dev.flatline.suite.driver.DriverFactory;
import dev.flatline.suite.driver.stdio.BundledDrivers;
import dev.flatline.suite.driver.stdio.StdioDriverFactory;
import dev.flatline.suite.driver.stdio.StdioLimits;
import dev.flatline.suite.target.ClientProgram;
import dev.flatline.suite.target.ClientUnderTest;
import java.util.Optional;
import java.util.function.Consumer;

/** Makes the drivers of clients ready. */
final class Drivers {

    private Drivers() {}

    /**
     * What starts clients of this kind; empty for the reference client, which needs no process.
     *
     * @param progress told, in one line each, what takes long
     * @throws dev.flatline.suite.driver.stdio.UnavailableDriverException if they cannot run on this machine
     */
    static Optional<DriverFactory> of(ClientUnderTest client, StdioLimits limits, Consumer<String> progress) {
        if (!client.isProcess()) {
            return Optional.empty();
        }
        return Optional.of(
                client instanceof ClientProgram program
                        ? StdioDriverFactory.probe(program.command(), limits)
                        : BundledDrivers.locate().open(client.id(), limits, progress));
    }
}
