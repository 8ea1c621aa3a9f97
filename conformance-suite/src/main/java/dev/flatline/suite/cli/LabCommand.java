package dev.flatline.suite.cli;

import dev.flatline.suite.lab.Lab;
import dev.flatline.suite.lab.LabJson;
import dev.flatline.suite.lab.web.LabServer;
import java.awt.Desktop;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code flatline lab}: the Presence Lab in a browser. */
@Command(
        name = "lab",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpWidth = 100,
        header = "Shows in a browser which ways of saying who is online hold, until Ctrl-C.%n",
        description = {
            "Choose a presence pattern, drag faults along the time axis, and see who is shown as online to whom. Every"
                    + " picture is a run of the reference server and the reference client in virtual time, and can be"
                    + " kept as a scenario. It is served to this machine only.%n"
        })
final class LabCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8475",
            description = "Port to listen on; 0 takes any free one. Default: ${DEFAULT-VALUE}.")
    private int port;

    @Option(
            names = "--open",
            negatable = true,
            description = "Open the page in your browser, where there is one. Default: no.")
    private boolean open;

    @Override
    public Integer call() throws InterruptedException {
        try (LabServer server = start()) {
            Runtime.getRuntime().addShutdownHook(new Thread(server::close, "flatline-lab-shutdown"));
            PrintWriter out = spec.commandLine().getOut();
            out.println("Presence Lab at " + server.address() + " (Ctrl-C ends it).");
            if (open && !browse(server.address())) {
                out.println("There is no browser to open here; go there yourself.");
            }
            out.flush();
            new CountDownLatch(1).await();
            return 0;
        }
    }

    private LabServer start() {
        Installation installation = Installation.find();
        if (port < 0 || port > 65_535) {
            throw new UserError("--port has to be a number from 0 to 65535, not " + port + ".");
        }
        try {
            Lab lab = new Lab(installation.catalogue(List.of()), installation.scenarioText("lab/patterns.yaml"));
            return LabServer.start(new LabJson(lab, installation.scenarioText("lessons/lessons.yaml")), port);
        } catch (IOException e) {
            throw new UserError("the lab cannot be served on port " + port + ": " + e.getMessage() + ".");
        }
    }

    private static boolean browse(URI address) {
        try {
            if (Desktop.isDesktopSupported() && Desktop.getDesktop().isSupported(Desktop.Action.BROWSE)) {
                Desktop.getDesktop().browse(address);
                return true;
            }
        } catch (IOException | UnsupportedOperationException e) {
            // There is a desktop, and nothing on it that shows pages.
        }
        return false;
    }
}
