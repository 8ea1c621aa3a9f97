package dev.flatline.suite.bench.server;

import dev.flatline.suite.bench.Aim;
import dev.flatline.suite.bench.Aim.Direction;
import dev.flatline.suite.bench.Aim.Of;
import dev.flatline.suite.bench.Measurement;
import dev.flatline.suite.bench.Rounds;
import dev.flatline.suite.bench.Row;
import dev.flatline.suite.bench.Samples;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** The reference server beside a bare Netty broadcast and the npm package {@code firebase-server}, each in a process of its own. */
public final class ServerBench {
    private static final String BARE = "bare Netty";
    private static final String FIREBASE_SERVER = "firebase-server";
    private static final String DELIVERIES = "deliveries";
    private static final String PUTS = "puts";
    private static final double KIBIBYTE = 1024;
    /** Enough that sending them costs the server that does nothing next to nothing. */
    private static final int COPIES = 64;
    /** A connection's memory is the same every time. */
    private static final int MEMORY_ROUNDS = 1;

    private final Load load;
    private final int rounds;
    private final Cores cores;
    private final Consumer<String> progress;
    private final List<Row> rows = new ArrayList<>();

    private ServerBench(Load load, int rounds, Cores cores, Consumer<String> progress) {
        this.load = load;
        this.rounds = rounds;
        this.cores = cores;
        this.progress = progress;
    }

    /**
     * Measures on one processor for the server and one for the generator, which is this process, where the machine can.
     *
     * @param rounds of each measurement, at least 1
     * @param progress told what is being measured, one line each
     */
    public static ServerBench onCoresApart(Load load, int rounds, Consumer<String> progress)
            throws IOException, InterruptedException {
        Cores cores = Cores.apart();
        progress.accept(
                cores.areApart()
                        ? "server on one processor, load generator on another"
                        : "server and load generator are not kept apart: that needs taskset and two processors");
        return new ServerBench(load, rounds, cores, progress);
    }

    /** Measures wherever the system puts it. */
    static ServerBench anywhere(Load load, int rounds, Consumer<String> progress) {
        return new ServerBench(load, rounds, Cores.anywhere(), progress);
    }

    /**
     * Measures our server and its peers.
     *
     * @param home the checkout, which holds the peer's lock file
     * @throws Exception if a server or the load fails
     */
    public List<Row> run(Set<Benchmark> wanted, Optional<Path> home) throws Exception {
        rows.clear();
        try (Generator generator = new Generator()) {
            if (wanted.contains(Benchmark.CEILING)) {
                ceilings(generator);
            }
            try (Target ours = start(Servers.ours())) {
                if (wanted.contains(Benchmark.FAN_OUT)) {
                    fanOutBesideBare(generator, ours);
                }
                besideFirebaseServer(generator, ours, wanted, home);
                if (wanted.contains(Benchmark.PACED)) {
                    paced(generator, ours);
                }
            }
            if (wanted.contains(Benchmark.DIALECTS)) {
                try (Target ours = start(Servers.ours())) {
                    dialects(generator, ours);
                }
            }
            if (wanted.contains(Benchmark.IDLE)) {
                idle(generator);
            }
            if (wanted.contains(Benchmark.STORM)) {
                try (Target ours = Target.started(ServerProcess.start(cores.shared(Servers.ours())))) {
                    storm(generator, ours);
                }
            }
            if (wanted.contains(Benchmark.LISTENERS)) {
                unrelatedListeners(generator);
            }
        }
        return List.copyOf(rows);
    }

    /**
     * Measures a server that runs already: what can be seen from outside.
     *
     * @throws Exception if the server or the load fails
     */
    public List<Row> run(Set<Benchmark> wanted, Endpoint endpoint) throws Exception {
        rows.clear();
        Target target = Target.at(endpoint);
        try (Generator generator = new Generator()) {
            if (wanted.contains(Benchmark.FAN_OUT)) {
                FanOut fanOut = FanOut.prepare(generator, target, load.listeners());
                alone(fanOutTo(), DELIVERIES + "/s", perSecond(fanOut));
            }
            if (wanted.contains(Benchmark.PUTS)) {
                Puts puts = Puts.prepare(generator, target, load.putConnections(), load.outstanding());
                alone(putsOn(), PUTS + "/s", perSecond(puts));
            }
            if (wanted.contains(Benchmark.PACED)) {
                paced(generator, target);
            }
            if (wanted.contains(Benchmark.STORM)) {
                storm(generator, target);
            }
            if (wanted.contains(Benchmark.CEILING)) {
                ceilings(generator);
            }
        }
        return List.copyOf(rows);
    }

    private void ceilings(Generator generator) throws Exception {
        try (Target nothing = start(Servers.bare(COPIES))) {
            FanOut fanOut = FanOut.prepare(generator, nothing, load.listeners());
            alone("the generator's own ceiling, " + DELIVERIES, DELIVERIES + "/s", perSecond(fanOut));
        }
        try (Target nothing = start(Servers.bare(COPIES))) {
            Puts puts = Puts.prepare(generator, nothing, load.putConnections(), load.outstanding());
            alone("the generator's own ceiling, " + PUTS, PUTS + "/s", perSecond(puts));
        }
    }

    private void fanOutBesideBare(Generator generator, Target ours) throws Exception {
        try (Target bare = start(Servers.bare(1))) {
            FanOut here = FanOut.prepare(generator, ours, load.listeners());
            FanOut there = FanOut.prepare(generator, bare, load.listeners());
            Comparison fanOut = compare(fanOutTo(), DELIVERIES, measuring(here), BARE, measuring(there));
            Optional<Aim> aim = atLeast(0.7);
            boolean byCpu = fanOut.wasLimitedFromOutside();
            rows.add(fanOut.byClock(byCpu ? Optional.empty() : aim));
            rows.add(fanOut.byCpu(byCpu ? aim : Optional.empty()));
        }
    }

    /** No more than a tenth dearer than Firebase's. */
    private void dialects(Generator generator, Target ours) throws Exception {
        FanOut wilddog =
                FanOut.prepare(generator, ours, ours.endpoint().in("wilddog"), Speech.WILDDOG, load.listeners());
        FanOut firebase =
                FanOut.prepare(generator, ours, ours.endpoint().in("firebase"), Speech.FIREBASE, load.listeners());
        rows.add(compare(
                        fanOutTo() + ", Wilddog",
                        DELIVERIES,
                        measuring(wilddog),
                        "Firebase's dialect",
                        measuring(firebase))
                .byCpu(atLeast(1 / 1.1)));
    }

    private void besideFirebaseServer(Generator generator, Target ours, Set<Benchmark> wanted, Optional<Path> home)
            throws Exception {
        if (!wanted.contains(Benchmark.FAN_OUT) && !wanted.contains(Benchmark.PUTS)) {
            return;
        }
        Optional<List<String>> command = Servers.firebaseServer(home, progress);
        if (command.isEmpty()) {
            if (wanted.contains(Benchmark.PUTS)) {
                Puts puts = Puts.prepare(generator, ours, load.putConnections(), load.outstanding());
                alone(putsOn(), PUTS + "/s", perSecond(puts));
            }
            return;
        }
        try (Target peer = start(command.get())) {
            if (wanted.contains(Benchmark.FAN_OUT)) {
                FanOut here = FanOut.prepare(generator, ours, load.listeners());
                FanOut there = FanOut.prepare(generator, peer, load.listeners());
                rows.add(compare(fanOutTo(), DELIVERIES, measuring(here), FIREBASE_SERVER, measuring(there))
                        .byCpu(atLeast(2.5)));
            }
            if (wanted.contains(Benchmark.PUTS)) {
                Puts here = Puts.prepare(generator, ours, load.putConnections(), load.outstanding());
                Puts there = Puts.prepare(generator, peer, load.putConnections(), load.outstanding());
                rows.add(compare(putsOn(), PUTS, measuring(here), FIREBASE_SERVER, measuring(there))
                        .byCpu(atLeast(40)));
            }
        }
    }

    private void paced(Generator generator, Target target) throws Exception {
        PacedPuts puts = PacedPuts.prepare(generator, target, load.putConnections());
        String what = String.format(Locale.ROOT, "%,d puts/s, 99 of 100 answered within", load.pacedPerSecond());
        Measurement percentile = () -> puts.measure(load.pacedPerSecond(), load.warmUp(), load.duration())
                .percentile(99);
        add(
                what,
                "ms",
                inRounds(what, rounds).alone(percentile),
                atMost(20),
                "open loop: counts from when a put was due");
    }

    private void idle(Generator generator) throws Exception {
        List<IdleConnections> measured = new ArrayList<>();
        String what = String.format(Locale.ROOT, "heap of each of %,d idle connections", load.idleConnections());
        inRounds(what, MEMORY_ROUNDS).alone(() -> {
            try (ServerProcess server = ServerProcess.start(cores.alone(Servers.ours()))) {
                measured.add(IdleConnections.measure(generator, server, load.idleConnections()));
            }
            return measured.size();
        });
        add(what + ", after the hello", "KiB", kibibytes(measured, true), atMost(4), "");
        add(what + ", listen and disconnect write", "KiB", kibibytes(measured, false), atMost(6), "");
    }

    private static Samples kibibytes(List<IdleConnections> measured, boolean afterHello) {
        return Samples.of(measured.stream()
                .mapToDouble(each -> (afterHello ? each.afterHelloBytes() : each.presentBytes()) / KIBIBYTE)
                .toArray());
    }

    private void storm(Generator generator, Target target) throws Exception {
        String what =
                String.format(Locale.ROOT, "%,d sessions cut at once, disconnect writes seen", load.stormSessions());
        AtomicInteger round = new AtomicInteger();
        Samples seconds = inRounds(what, rounds)
                .alone(() -> DisconnectStorm.measure(
                        generator, target.endpoint(), load.stormSessions(), round.incrementAndGet()));
        add(what, "s", seconds, atMost(1), "each ran exactly once, or this would have failed");
    }

    private void unrelatedListeners(Generator generator) throws Exception {
        try (Target crowded = start(Servers.ours());
                Target lonely = start(Servers.ours())) {
            String what = String.format(Locale.ROOT, "puts beside %,d unrelated listeners", load.unrelatedListeners());
            progress.accept(what + ": attaching them");
            UnrelatedListeners.attach(generator, crowded.endpoint(), load.unrelatedListeners());
            Puts here = Puts.prepare(generator, crowded, load.putConnections(), load.outstanding());
            Puts there = Puts.prepare(generator, lonely, load.putConnections(), load.outstanding());
            rows.add(compare(what, PUTS, measuring(here), "without them", measuring(there))
                    .byCpu(atLeast(0.9)));
        }
    }

    private Target start(List<String> command) throws IOException, InterruptedException {
        return Target.started(ServerProcess.start(cores.alone(command)));
    }

    private Comparison compare(
            String what, String unit, Callable<Throughput> ours, String peerName, Callable<Throughput> peer)
            throws Exception {
        return Comparison.of(inRounds(what + ", beside " + peerName, rounds), what, unit, ours, peerName, peer);
    }

    private Callable<Throughput> measuring(FanOut fanOut) {
        return () -> fanOut.measure(load.warmUp(), load.duration());
    }

    private Callable<Throughput> measuring(Puts puts) {
        return () -> puts.measure(load.warmUp(), load.duration());
    }

    private Measurement perSecond(FanOut fanOut) {
        return () -> measuring(fanOut).call().perSecond();
    }

    private Measurement perSecond(Puts puts) {
        return () -> measuring(puts).call().perSecond();
    }

    private void alone(String what, String unit, Measurement measurement) throws Exception {
        add(what, unit, inRounds(what, rounds).alone(measurement), Optional.empty(), "");
    }

    private void add(String what, String unit, Samples samples, Optional<Aim> aim, String note) {
        rows.add(new Row(what, unit, samples, Optional.empty(), aim, note));
    }

    private Rounds inRounds(String what, int count) {
        return new Rounds(count, round -> progress.accept(what + ": round " + round + " of " + count));
    }

    private String fanOutTo() {
        return String.format(Locale.ROOT, "fan-out to %,d listeners", load.listeners());
    }

    private String putsOn() {
        return String.format(Locale.ROOT, "puts, %,d x %,d outstanding", load.putConnections(), load.outstanding());
    }

    private static Optional<Aim> atLeast(double ratio) {
        return Optional.of(new Aim(Of.RATIO, Direction.AT_LEAST, ratio));
    }

    private static Optional<Aim> atMost(double figure) {
        return Optional.of(new Aim(Of.OURS, Direction.AT_MOST, figure));
    }
}
