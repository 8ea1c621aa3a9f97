package dev.flatline.suite.bench.proxy;

import dev.flatline.simulator.link.Direction;
import dev.flatline.simulator.toxiproxy.UnavailableToxiproxyException;
import dev.flatline.suite.bench.Aim;
import dev.flatline.suite.bench.Row;
import dev.flatline.suite.bench.Samples;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The embedded engine and, where there is one, the real Toxiproxy, side by side. */
public final class ProxyBenchmark implements AutoCloseable {
    static final Aim NO_SLOWER = new Aim(Aim.Of.RATIO, Aim.Direction.AT_MOST, 1);
    private static final Aim NEARLY_AS_MUCH = new Aim(Aim.Of.RATIO, Aim.Direction.AT_LEAST, 0.9);
    private static final Aim LATENCY_ERROR_MILLIS = new Aim(Aim.Of.OURS, Aim.Direction.AT_MOST, 2);
    private static final Aim CONTROL_MILLIS = new Aim(Aim.Of.OURS, Aim.Direction.AT_MOST, 5);

    private static final int LATENCY_MILLIS = 10;
    private static final double NANOS_PER_MICRO = 1e3;
    private static final double NANOS_PER_MILLI = 1e6;

    private static final long LOAD_BYTES_PER_SECOND = 100_000_000;

    private final ProxyScale scale;
    private final List<String> engine;
    private final Optional<Path> program;
    private final Comparison comparison;
    private final Contestant ours;
    private final Optional<Contestant> real;

    /** What one contestant reaches in one round. */
    private interface Contest {
        double measure(Contestant contestant) throws Exception;
    }

    private ProxyBenchmark(
            ProxyScale scale,
            int rounds,
            List<String> engine,
            Optional<Path> program,
            Consumer<String> progress,
            Contestant ours) {
        this.scale = scale;
        this.engine = engine;
        this.program = program;
        this.ours = ours;
        real = startReal(program, progress);
        comparison = new Comparison(rounds, real.map(toxiproxy -> "Toxiproxy " + toxiproxy.version()), progress);
    }

    /**
     * Starts the contestants.
     *
     * @param rounds at least 1
     * @param engine the command that starts ours, without its address
     * @param program the {@code toxiproxy-server} to compare with; empty: the one on the PATH, if there is one
     * @param progress told, in a line each, what is going on
     * @throws UnavailableToxiproxyException if ours does not start, or {@code program} is given and does not
     */
    public static ProxyBenchmark start(
            ProxyScale scale, int rounds, List<String> engine, Optional<Path> program, Consumer<String> progress) {
        Contestant ours = Contestant.ours(engine);
        try {
            return new ProxyBenchmark(scale, rounds, engine, program, progress, ours);
        } catch (UnavailableToxiproxyException e) {
            ours.close();
            throw e;
        }
    }

    private static Optional<Contestant> startReal(Optional<Path> program, Consumer<String> progress) {
        try {
            return Optional.of(Contestant.real(program));
        } catch (UnavailableToxiproxyException e) {
            if (program.isPresent()) {
                throw e;
            }
            progress.accept("Ours alone, because " + e.getMessage() + " (--toxiproxy-binary FILE).");
            return Optional.empty();
        }
    }

    /**
     * Measures everything.
     *
     * @throws Exception if something could not be measured
     */
    public List<Row> run() throws Exception {
        List<Row> rows = new ArrayList<>();
        rows.add(row("proxy: round trip of 32 B", "µs", NO_SLOWER, "", this::roundTripMicros));
        rows.add(row("proxy: bulk throughput", "MB/s", NEARLY_AS_MUCH, "", this::megabytesPerSecond));
        rows.add(row(
                "proxy: latency toxic, error p99",
                "ms",
                LATENCY_ERROR_MILLIS,
                "by how much a round trip misses " + LATENCY_MILLIS + " ms",
                this::latencyErrorMillis));
        rows.add(row(
                "proxy: control call under load, p99",
                "ms",
                CONTROL_MILLIS,
                "toxics added and removed while 100 MB/s flow",
                contestant -> controlMillis(contestant, LOAD_BYTES_PER_SECOND)));
        rows.add(comparison.row(
                "proxy: control call, processors saturated, p99",
                "ms",
                Optional.empty(),
                "while data flows as fast as it can: the system's scheduler decides",
                () -> controlMillis(ours, Long.MAX_VALUE),
                () -> controlMillis(real.orElseThrow(), Long.MAX_VALUE)));
        if (ProcessMemory.residentKibibytes(ours.processId()).isPresent()) {
            MemoryContest memory = new MemoryContest(scale.idleConnections());
            rows.addAll(memory.rows(comparison, () -> Contestant.ours(engine), () -> Contestant.real(program)));
        } else {
            comparison.progress().accept("Memory is left out: this system does not tell what a process has.");
        }
        return rows;
    }

    private Row row(String what, String unit, Aim aim, String note, Contest contest) throws Exception {
        return comparison.row(
                what,
                unit,
                Optional.of(aim),
                note,
                () -> contest.measure(ours),
                () -> contest.measure(real.orElseThrow()));
    }

    private double roundTripMicros(Contestant contestant) throws Exception {
        try (EchoClient client = EchoClient.through(contestant)) {
            var unused = client.exchangeNanos(scale.roundTrips());
            return Samples.of(client.exchangeNanos(scale.roundTrips())).median() / NANOS_PER_MICRO;
        }
    }

    private double megabytesPerSecond(Contestant contestant) throws Exception {
        try (BulkClient client = BulkClient.through(contestant)) {
            client.send(scale.bulkBytes() / 4);
            long startNanos = System.nanoTime();
            client.send(scale.bulkBytes());
            return scale.bulkBytes() * NANOS_PER_MICRO / (System.nanoTime() - startNanos);
        }
    }

    private double latencyErrorMillis(Contestant contestant) throws Exception {
        try (EchoClient client = EchoClient.through(contestant)) {
            contestant.addToxic("slow", "latency", Direction.DOWNSTREAM, "{\"latency\":" + LATENCY_MILLIS + "}");
            var unused = client.exchangeNanos(scale.delayedRoundTrips() / 2);
            double[] errorsMillis = Arrays.stream(client.exchangeNanos(scale.delayedRoundTrips()))
                    .map(nanos -> Math.abs(nanos / NANOS_PER_MILLI - LATENCY_MILLIS))
                    .toArray();
            return Samples.of(errorsMillis).percentile(99);
        }
    }

    private double controlMillis(Contestant contestant, long bytesPerSecond) throws Exception {
        return Samples.of(ControlCalls.callNanos(contestant, scale.controlCalls(), bytesPerSecond))
                        .percentile(99)
                / NANOS_PER_MILLI;
    }

    /** Ends the contestants. */
    @Override
    public void close() {
        ours.close();
        real.ifPresent(Contestant::close);
    }
}
