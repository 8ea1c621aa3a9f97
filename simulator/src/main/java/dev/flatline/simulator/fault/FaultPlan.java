package dev.flatline.simulator.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * What a fault that takes its course is made of: plain faults, one after the other. The plan knows no clock; whoever carries it
 * out does, live or virtual. Equal seeds give equal plans.
 */
public final class FaultPlan {
    /** How often a latency with jitter is drawn anew: fast enough to vary within a round trip or two of a slow network. */
    static final Duration JITTER_PERIOD = Duration.ofMillis(250);

    private FaultPlan() {}

    /**
     * The plan of a fault, without end for some.
     *
     * @return empty for a fault that is put on as it is
     */
    public static Optional<Iterator<TimedFault>> of(Fault fault, RandomGenerator random) {
        if (fault instanceof Fault.Latency latency && !latency.jitter().isZero()) {
            return Optional.of(jitter(latency, random).iterator());
        } else if (fault instanceof Fault.Flap flap) {
            return Optional.of(flap(flap, random).iterator());
        } else if (fault instanceof Fault.Profile profile) {
            return Optional.of(profile.network().plan(random).iterator());
        }
        return Optional.empty();
    }

    /** The first draw at once, then one each period. */
    static Stream<TimedFault> jitter(Fault.Latency latency, RandomGenerator random) {
        Supplier<Fault> draw = () -> {
            long jitterMillis = latency.jitter().toMillis();
            long millis = latency.eachWay().toMillis() + random.nextLong(-jitterMillis, jitterMillis + 1);
            return new Fault.Latency(Duration.ofMillis(millis));
        };
        return Stream.concat(
                Stream.of(Duration.ZERO).map(first -> new TimedFault(first, draw.get())),
                Stream.generate(() -> new TimedFault(JITTER_PERIOD, draw.get())));
    }

    private static Stream<TimedFault> flap(Fault.Flap flap, RandomGenerator random) {
        List<TimedFault> steps = new ArrayList<>();
        long everyMillis = flap.every().toMillis();
        for (int i = 0; i < flap.times(); i++) {
            Duration wait = Duration.ofMillis(everyMillis / 2 + random.nextLong(everyMillis / 2 + 1));
            Duration outage = Duration.ofMillis(random.nextLong(everyMillis / 2 + 1));
            switch (random.nextInt(3)) {
                case 0 -> steps.add(new TimedFault(wait, new Fault.Close()));
                case 1 -> {
                    steps.add(new TimedFault(wait, new Fault.SignalLoss()));
                    steps.add(new TimedFault(outage, new Fault.SignalBack()));
                }
                default -> {
                    steps.add(new TimedFault(wait, new Fault.Refuse()));
                    steps.add(new TimedFault(outage, new Fault.Heal()));
                }
            }
        }
        return steps.stream();
    }
}
