package dev.flatline.suite.bench.server;

import dev.flatline.suite.bench.Aim;
import dev.flatline.suite.bench.Rounds;
import dev.flatline.suite.bench.Row;
import dev.flatline.suite.bench.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Throughputs of two servers from the same rounds, by the clock and by the processor time that they cost. */
final class Comparison {
    /** A server that is idle for more than a tenth of the time is not what limits. */
    private static final double BUSY = 0.9;

    private final String what;
    private final String unit;
    private final Rounds.Pair byClock;
    private final List<Throughput> ours;
    private final List<Throughput> theirs;

    private Comparison(String what, String unit, Rounds.Pair byClock, List<Throughput> ours, List<Throughput> theirs) {
        this.what = what;
        this.unit = unit;
        this.byClock = byClock;
        this.ours = ours;
        this.theirs = theirs;
    }

    static Comparison of(
            Rounds rounds,
            String what,
            String unit,
            Callable<Throughput> ours,
            String peerName,
            Callable<Throughput> peer)
            throws Exception {
        List<Throughput> ourRounds = new ArrayList<>();
        List<Throughput> peerRounds = new ArrayList<>();
        Rounds.Pair byClock =
                rounds.sideBySide(() -> keep(ours.call(), ourRounds), peerName, () -> keep(peer.call(), peerRounds));
        return new Comparison(what, unit, byClock, ourRounds, peerRounds);
    }

    private static double keep(Throughput throughput, List<Throughput> rounds) {
        rounds.add(throughput);
        return throughput.perSecond();
    }

    /** The row by the clock. */
    Row byClock(Optional<Aim> aim) {
        return new Row(what, unit + "/s", byClock.ours(), Optional.of(byClock.peer()), aim, busyness());
    }

    /** The row by processor time. */
    Row byCpu(Optional<Aim> aim) {
        double[] ratios = new double[ours.size()];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = ours.get(i).perCpuSecond() / theirs.get(i).perCpuSecond();
        }
        Row.Peer peer = new Row.Peer(byClock.peer().name(), perCpuSecond(theirs), Samples.of(ratios));
        return new Row(what, unit + "/cpu-s", perCpuSecond(ours), Optional.of(peer), aim, "");
    }

    /** Whether something else than the servers limited them: their processor had time left. */
    boolean wasLimitedFromOutside() {
        return Math.min(utilisation(ours), utilisation(theirs)) < BUSY;
    }

    private String busyness() {
        return String.format(
                Locale.ROOT,
                "processor busy: ours %.0f %%, %s %.0f %%",
                100 * utilisation(ours),
                byClock.peer().name(),
                100 * utilisation(theirs));
    }

    private static Samples perCpuSecond(List<Throughput> rounds) {
        return Samples.of(rounds.stream().mapToDouble(Throughput::perCpuSecond).toArray());
    }

    private static double utilisation(List<Throughput> rounds) {
        return Samples.of(rounds.stream().mapToDouble(Throughput::utilisation).toArray())
                .median();
    }
}
