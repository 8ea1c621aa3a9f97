package dev.flatline.suite.cli;

import dev.flatline.simulator.toxiproxy.UnavailableToxiproxyException;
import dev.flatline.suite.bench.Machine;
import dev.flatline.suite.bench.ResultJson;
import dev.flatline.suite.bench.ResultTable;
import dev.flatline.suite.bench.Row;
import dev.flatline.suite.bench.proxy.ProxyBenchmark;
import dev.flatline.suite.bench.proxy.ProxyScale;
import dev.flatline.suite.bench.virtual.VirtualBenchmark;
import dev.flatline.suite.bench.virtual.VirtualScale;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code flatline bench proxy}: the embedded engine beside the real Toxiproxy, and the virtual world. */
@Command(
        name = "proxy",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpWidth = 100,
        header = "Measures the fault proxy beside the real Toxiproxy, and the virtual world.%n",
        description = {
            "Each proxy runs in a process of its own. Without a toxiproxy-server on the PATH, or --toxiproxy-binary, ours is"
                    + " measured alone. Takes minutes; --quick less than one.%n"
        })
final class BenchProxyCommand implements Callable<Integer> {
    private static final int ROUNDS_MAX = 1_000;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "5",
            description = "How often everything is measured; medians count. Default: ${DEFAULT-VALUE}.")
    private int rounds;

    @Option(names = "--quick", description = "Measure a fifth as much in each round: a rough idea, soon.")
    private boolean quick;

    @Option(
            names = "--toxiproxy-binary",
            paramLabel = "FILE",
            description = "The Toxiproxy to compare with. Default: toxiproxy-server on the PATH.")
    private Optional<Path> toxiproxyBinary = Optional.empty();

    @Option(names = "--json", paramLabel = "FILE", description = "Write the results there, too.")
    private Optional<Path> json = Optional.empty();

    @Override
    public Integer call() throws Exception {
        if (rounds < 1 || rounds > ROUNDS_MAX) {
            throw new UserError("--rounds must be from 1 to 1000, not " + rounds + ".");
        }
        String machine = Machine.describe();
        List<Row> rows = new ArrayList<>();
        try (ProxyBenchmark proxy = start()) {
            rows.addAll(proxy.run());
        }
        rows.addAll(new VirtualBenchmark(quick ? VirtualScale.QUICK : VirtualScale.FULL, rounds, this::tell).run());
        PrintWriter out = spec.commandLine().getOut();
        out.print(ResultTable.render(machine, rows));
        out.flush();
        if (json.isPresent()) {
            write(json.get(), ResultJson.render(machine, rows));
        }
        return 0;
    }

    private ProxyBenchmark start() {
        try {
            return ProxyBenchmark.start(
                    quick ? ProxyScale.QUICK : ProxyScale.FULL, rounds, engine(), toxiproxyBinary, this::tell);
        } catch (UnavailableToxiproxyException e) {
            throw new UserError(e.getMessage() + ".");
        }
    }

    /** What the launcher starts for {@code flatline proxy}. */
    private static List<String> engine() {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return List.of(java, "-cp", System.getProperty("java.class.path"), Main.class.getName(), "proxy");
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UserError("--json " + file + " cannot be written: " + e + ".");
        }
    }

    private void tell(String line) {
        spec.commandLine().getErr().println(line);
        spec.commandLine().getErr().flush();
    }
}
