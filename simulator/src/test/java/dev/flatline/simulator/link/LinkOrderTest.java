package dev.flatline.simulator.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever comes and goes, a link without dropping toxics is a queue: all bytes arrive, in order, then the end. Random
 * runs against exactly that model.
 */
class LinkOrderTest {
    static List<Long> seeds() {
        List<Long> seeds = new ArrayList<>();
        for (long seed = 1; seed <= 100; seed++) {
            seeds.add(seed);
        }
        return seeds;
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void bytesArriveCompleteAndInOrderWhileToxicsComeAndGo(long seed) {
        Random random = new Random(seed);
        LinkBench bench = new LinkBench(new Draws(seed, "proxy", 1));
        StringBuilder model = new StringBuilder();
        List<PlacedToxic> present = new ArrayList<>();
        for (int step = 0; step < 300; step++) {
            switch (random.nextInt(7)) {
                case 0 -> {
                    PlacedToxic added =
                            new PlacedToxic("t" + step, Direction.UPSTREAM, chance(random), lossless(random));
                    present.add(added);
                    bench.connection.add(added);
                }
                case 1 -> {
                    if (!present.isEmpty()) {
                        PlacedToxic removed = present.remove(random.nextInt(present.size()));
                        bench.connection.remove(Direction.UPSTREAM, removed.name());
                    }
                }
                case 2 -> {
                    if (!present.isEmpty()) {
                        update(bench, present.get(random.nextInt(present.size())), random);
                    }
                }
                case 3 -> bench.connection.setWritable(Direction.UPSTREAM, random.nextBoolean());
                case 4 -> bench.passMillis(random.nextInt(300));
                default -> {
                    String text = step + "-".repeat(random.nextInt(400)) + ";";
                    model.append(text);
                    bench.clientSends(text);
                }
            }
            assertThat(model.indexOf(bench.server.text.toString()))
                    .as("after step %s", step)
                    .isZero();
        }
        bench.clientEnds();
        bench.connection.setWritable(Direction.UPSTREAM, true);
        present.forEach(toxic -> bench.connection.remove(Direction.UPSTREAM, toxic.name()));

        assertThat(bench.server.text).hasToString(model.toString());
        assertThat(bench.server.log).last().asString().endsWith(" CLOSE");
        assertThat(bench.upTraffic()).isEqualTo(new LinkTraffic(model.length(), 0, 0, 0));
        assertThat(bench.time.pendingTasks()).isZero();
    }

    private static void update(LinkBench bench, PlacedToxic toxic, Random random) {
        Toxic changed = lossless(random);
        while (changed.type() != toxic.toxic().type()) {
            changed = lossless(random);
        }
        bench.connection.update(new PlacedToxic(toxic.name(), Direction.UPSTREAM, chance(random), changed));
    }

    private static float chance(Random random) {
        return random.nextBoolean() ? 1 : random.nextFloat();
    }

    private static Toxic lossless(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> new Toxic.Latency(random.nextInt(200), random.nextInt(100));
            case 1 -> new Toxic.Bandwidth(random.nextInt(5));
            case 2 -> new Toxic.Slicer(random.nextInt(100), random.nextInt(100), random.nextInt(1000));
            case 3 -> new Toxic.SlowClose(random.nextInt(1000));
            default -> new Toxic.Noop();
        };
    }
}
