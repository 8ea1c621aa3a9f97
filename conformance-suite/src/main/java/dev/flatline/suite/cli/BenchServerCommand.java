package dev.flatline.suite.cli;

import dev.flatline.suite.bench.Machine;
import dev.flatline.suite.bench.ResultJson;
import dev.flatline.suite.bench.ResultTable;
import dev.flatline.suite.bench.Row;
import dev.flatline.suite.bench.server.Benchmark;
import dev.flatline.suite.bench.server.Endpoint;
import dev.flatline.suite.bench.server.Load;
import dev.flatline.suite.bench.server.ServerBench;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code flatline bench server}: the reference server beside a bare broadcast and beside npm's firebase-server. */
@Command(
        name = "server",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpWidth = 100,
        header = "Measures the reference server, or another one with --url.%n",
        description = {
            "The server runs in a process of its own on one processor, the load generator on another. With Node.js and npm, the"
                    + " npm package firebase-server 1.1.0 stands beside it.%n"
        })
final class BenchServerCommand implements Callable<Integer> {
    /** Enough for a median that a busy minute does not move. */
    private static final int ROUNDS = 7;

    private static final int QUICK_ROUNDS = 3;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "How often each measurement is made. Default: " + ROUNDS + ", or " + QUICK_ROUNDS
                    + " with --quick.")
    private Optional<Integer> rounds = Optional.empty();

    @Option(names = "--quick", description = "Measure for half a second instead of two.")
    private boolean quick;

    @Option(
            names = "--only",
            paramLabel = "NAME",
            split = ",",
            description = "Measure only this: fan-out, dialects, puts, paced, idle, storm, listeners, ceiling.")
    private List<String> only = List.of();

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "Measure the server at ws://HOST:PORT?ns=NAME instead: what can be seen from outside.")
    private Optional<String> url = Optional.empty();

    @Option(names = "--json", paramLabel = "FILE", description = "Write the results there, too.")
    private Optional<Path> json = Optional.empty();

    @Override
    public Integer call() throws Exception {
        Set<Benchmark> wanted = wanted();
        int count = rounds.orElse(quick ? QUICK_ROUNDS : ROUNDS);
        if (count < 1) {
            throw new UserError("--rounds must be at least 1, not " + count + ".");
        }
        Optional<Endpoint> endpoint = url.map(BenchServerCommand::endpoint);
        String machine = Machine.describe();
        PrintWriter err = spec.commandLine().getErr();
        ServerBench bench = ServerBench.onCoresApart(quick ? Load.QUICK : Load.FULL, count, err::println);
        List<Row> rows = endpoint.isPresent()
                ? bench.run(wanted, endpoint.get())
                : bench.run(wanted, Installation.find().home());
        PrintWriter out = spec.commandLine().getOut();
        out.print(ResultTable.render(machine, rows));
        out.flush();
        json.ifPresent(file -> write(file, ResultJson.render(machine, rows)));
        return 0;
    }

    private Set<Benchmark> wanted() {
        Set<Benchmark> wanted = EnumSet.noneOf(Benchmark.class);
        for (String name : only) {
            wanted.add(Benchmark.find(name).orElseThrow(() -> Names.unknown("--only", name, Benchmark.ids())));
        }
        return wanted.isEmpty() ? EnumSet.allOf(Benchmark.class) : wanted;
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UserError("--json " + file + " cannot be written: " + e + ".");
        }
    }

    private static Endpoint endpoint(String text) {
        try {
            return Endpoint.parse(text);
        } catch (IllegalArgumentException e) {
            throw new UserError("--url " + e.getMessage() + ".");
        }
    }
}
