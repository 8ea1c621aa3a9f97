package dev.flatline.simulator.fault;

import dev.flatline.simulator.link.Direction;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Networks that people know by name, made of plain faults.
 *
 * <p>Rates and round trips of the mobile networks are those of WebPageTest's connectivity presets of the same names: half the
 * round trip each way, and the slower direction's rate in both, since a {@link Fault.Bandwidth} has only one. All other figures
 * are ours, chosen so that a scenario of some seconds meets what it is about; each says of what they are made. Jitter is one
 * of them: a quarter of the latency, so that a round trip visibly varies and never comes near nothing.
 */
public enum NetworkProfile {
    /** 256 kbit/s, round trip 800 ms (WebPageTest "2G": 280 down, 256 up). */
    TWO_G("2g") {
        @Override
        Stream<TimedFault> plan(RandomGenerator random) {
            return mobile(32, 400, random);
        }
    },
    /** 200 kbit/s, round trip 840 ms (WebPageTest "Edge": 240 down, 200 up). */
    EDGE("edge") {
        @Override
        Stream<TimedFault> plan(RandomGenerator random) {
            return mobile(25, 420, random);
        }
    },
    /** 768 kbit/s, round trip 300 ms (WebPageTest "3G": 1600 down, 768 up). */
    THREE_G("3g") {
        @Override
        Stream<TimedFault> plan(RandomGenerator random) {
            return mobile(96, 150, random);
        }
    },
    /** 12 Mbit/s, round trip 70 ms (WebPageTest "LTE", both ways). */
    LTE("lte") {
        @Override
        Stream<TimedFault> plan(RandomGenerator random) {
            return mobile(1500, 35, random);
        }
    },
    /**
     * 300 ms each way: 36,000 km up and as many down take 240 ms at the speed of light, and we add 60 ms for the stations.
     * The rate is our choice, 1 Mbit/s: what hurts here is the latency.
     */
    SATELLITE("satellite") {
        @Override
        Stream<TimedFault> plan(RandomGenerator random) {
            return Stream.of(now(new Fault.Bandwidth(125)), now(new Fault.Latency(Duration.ofMillis(300))));
        }
    },
    /** The doors close half a second later; no signal for 6 s, which is a few floors. Our assumption. */
    LIFT("lift") {
        @Override
        Stream<TimedFault> plan(RandomGenerator random) {
            return outage(Duration.ofMillis(500), Duration.ofSeconds(6));
        }
    },
    /** No signal for 1.5 s at once: a tunnel of 80 m at 200 km/h. Our assumption, below most time-outs. */
    TUNNEL("tunnel") {
        @Override
        Stream<TimedFault> plan(RandomGenerator random) {
            return outage(Duration.ZERO, Duration.ofMillis(1500));
        }
    },
    /**
     * As 3g without jitter, and again and again, every 1 to 3 s, no signal for 200 to 1000 ms: cuttings and changes of cell,
     * closer together than a real line has them. Our assumption.
     */
    TRAIN("train") {
        @Override
        Stream<TimedFault> plan(RandomGenerator random) {
            Stream<TimedFault> line =
                    Stream.of(now(new Fault.Bandwidth(96)), now(new Fault.Latency(Duration.ofMillis(150))));
            Stream<TimedFault> gaps = Stream.generate(() -> List.of(
                            new TimedFault(Duration.ofMillis(random.nextLong(1000, 3001)), new Fault.SignalLoss()),
                            new TimedFault(Duration.ofMillis(random.nextLong(200, 1001)), new Fault.SignalBack())))
                    .flatMap(List::stream);
            return Stream.concat(line, gaps);
        }
    },
    /**
     * A captive portal: whoever asks for the server gets through to somebody, who hangs up as soon as a word is said. Cannot
     * imitate the portal's own page.
     */
    HOTEL_WIFI("hotel-wifi") {
        @Override
        Stream<TimedFault> plan(RandomGenerator random) {
            return Stream.of(now(new Fault.LimitData(Direction.UPSTREAM, 1)), now(new Fault.Close()));
        }
    },
    /**
     * The device drops its connection and tells nobody; nothing answers any more. A real device notices that at once, where here
     * an attempt to connect hangs.
     */
    AEROPLANE_MODE("aeroplane-mode") {
        @Override
        Stream<TimedFault> plan(RandomGenerator random) {
            // The other way round, a quick client would be back in between.
            return Stream.of(now(new Fault.Unreachable()), now(new Fault.HalfOpen()));
        }
    };

    private final String word;

    NetworkProfile(String word) {
        this.word = word;
    }

    /** What it is called in scenarios, such as {@code 2g}. */
    public String word() {
        return word;
    }

    /** The profile of that name, if there is one. */
    public static Optional<NetworkProfile> byWord(String word) {
        return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
    }

    /** All names, to suggest from when one is misspelt. */
    public static List<String> words() {
        return Arrays.stream(values()).map(NetworkProfile::word).toList();
    }

    /** What it is made of; without end for some. */
    abstract Stream<TimedFault> plan(RandomGenerator random);

    private static Stream<TimedFault> mobile(long kilobytesPerSecond, long eachWayMillis, RandomGenerator random) {
        Fault.Latency latency =
                new Fault.Latency(Duration.ofMillis(eachWayMillis), Duration.ofMillis(eachWayMillis / 4));
        return Stream.concat(
                Stream.of(now(new Fault.Bandwidth(kilobytesPerSecond))), FaultPlan.jitter(latency, random));
    }

    private static Stream<TimedFault> outage(Duration after, Duration length) {
        return Stream.of(new TimedFault(after, new Fault.SignalLoss()), new TimedFault(length, new Fault.SignalBack()));
    }

    private static TimedFault now(Fault fault) {
        return new TimedFault(Duration.ZERO, fault);
    }
}
