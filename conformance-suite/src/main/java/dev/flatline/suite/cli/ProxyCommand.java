package dev.flatline.suite.cli;

import dev.flatline.simulator.embedded.EmbeddedToxiproxy;
import dev.flatline.simulator.embedded.EngineConfig;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code flatline proxy}: the embedded Toxiproxy engine by itself, in the place of {@code toxiproxy-server}. */
@Command(
        name = "proxy",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Runs a Toxiproxy-compatible proxy until Ctrl-C.%n",
        description = {
            "It has the HTTP API and the toxics of Toxiproxy 2.12.0, takes the flags of toxiproxy-server too, and draws the"
                    + " same from the same seed. Whoever reaches its API can open ports here, so it listens on loopback only.%n"
        })
final class ProxyCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = {"--host", "-host"},
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "Address of the HTTP API. Default: ${DEFAULT-VALUE}.")
    private String host = "127.0.0.1";

    @Option(
            names = {"--port", "-port"},
            paramLabel = "N",
            defaultValue = "8474",
            description = "Port of the HTTP API; 0 takes any free one. Default: ${DEFAULT-VALUE}.")
    private int port;

    @Option(
            names = {"--config", "-config"},
            paramLabel = "FILE",
            description = "Start with these proxies: a JSON array as POST /populate takes it.")
    private Optional<Path> config = Optional.empty();

    @Option(
            names = {"--seed", "-seed"},
            paramLabel = "N",
            defaultValue = "1",
            description = "What toxicity, jitter and slices are drawn from. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = {"--proxy-metrics", "-proxy-metrics"},
            description = "Count the bytes of each proxy at /metrics, in Prometheus' format.")
    private boolean proxyMetrics;

    @Option(names = "--expose", description = "Allow --host to be an address that other machines can reach.")
    private boolean expose;

    @Override
    public Integer call() throws InterruptedException {
        Loopback.require(host, expose, "this proxy");
        try (EmbeddedToxiproxy engine = start()) {
            Runtime.getRuntime().addShutdownHook(new Thread(engine::close, "flatline-proxy-shutdown"));
            PrintWriter out = spec.commandLine().getOut();
            out.println("Toxiproxy API at http://" + engine.host() + ":" + engine.port() + " (Ctrl-C ends it).");
            out.flush();
            new CountDownLatch(1).await();
            return 0;
        }
    }

    private EmbeddedToxiproxy start() {
        try {
            EngineConfig.Builder settings =
                    EngineConfig.builder().host(host).port(port).seed(seed).proxyMetrics(proxyMetrics);
            config.ifPresent(settings::proxiesFile);
            return EmbeddedToxiproxy.start(settings.build());
        } catch (IllegalArgumentException | IOException e) {
            throw new UserError(e.getMessage() + ".");
        }
    }
}
