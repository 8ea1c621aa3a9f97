package dev.flatline.suite.bench.virtual;

import dev.flatline.suite.bench.Aim;
import dev.flatline.suite.bench.Measurement;
import dev.flatline.suite.bench.Rounds;
import dev.flatline.suite.bench.Row;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What the virtual world does in a second of a core. Everything runs before it counts, so that the JVM has compiled it.
 *
 * @param scale how much is measured
 * @param rounds how often, at least 1
 * @param progress told, in a line each, what is going on
 */
public record VirtualBenchmark(VirtualScale scale, int rounds, Consumer<String> progress) {
    private static final int WARM_UPS = 5;

    /**
     * Measures everything.
     *
     * @throws Exception if something could not be measured
     */
    public List<Row> run() throws Exception {
        return List.of(
                row(
                        "virtual: scheduler",
                        "events/s",
                        new Aim(Aim.Of.OURS, Aim.Direction.AT_LEAST, 1_000_000),
                        "each sets a time-out and cancels one, too",
                        () -> SchedulerLoad.eventsPerSecond(scale.events())),
                row(
                        "virtual: wire messages",
                        "1/s",
                        new Aim(Aim.Of.OURS, Aim.Direction.AT_LEAST, 100_000),
                        "puts through framing, link and server, with the acknowledgement back; one thread",
                        () -> WireLoad.messagesPerSecond(scale.messages())),
                row(
                        "virtual: idle hour",
                        "ms",
                        new Aim(Aim.Of.OURS, Aim.Direction.AT_MOST, 10),
                        "of a client and the server's pings",
                        () -> IdleHour.millis(scale.idleHours())));
    }

    private Row row(String what, String unit, Aim aim, String note, Measurement measurement) throws Exception {
        progress.accept(what + ", warming up");
        for (int i = 0; i < WARM_UPS; i++) {
            measurement.measure();
        }
        Rounds each = new Rounds(rounds, round -> progress.accept(what + ", round " + round + " of " + rounds));
        return new Row(what, unit, each.alone(measurement), Optional.empty(), Optional.of(aim), note);
    }
}
