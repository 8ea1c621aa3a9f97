package dev.flatline.suite.lab;

import dev.flatline.simulator.fault.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** What was seen of a play from the outside, in the order of its time. */
final class Sightings {

    private final LongSupplier elapsedMicros;
    private final List<Sighting> all = new ArrayList<>();
    private OptionalLong beginMicros = OptionalLong.empty();

    Sightings(LongSupplier elapsedMicros) {
        this.elapsedMicros = elapsedMicros;
    }

    /** Something that was seen. */
    record Sighting(long micros, What what) {}

    /** What was seen. */
    sealed interface What {

        /** A device says that it is connected, or not any more. */
        record Connected(String device, boolean connected) implements What {}

        /** A device's process stands still, dies, or goes on. */
        record Living(String device, Life life) implements What {}

        /** A fault is put on a device's way to the server. */
        record Faulted(String device, Fault fault) implements What {}

        /** The server dies, or is there again. */
        record Server(boolean up) implements What {}

        /** A viewer sees what is below {@link ScenarioText#ROOT}. */
        record Seen(String viewer, @Nullable Object root) implements What {}
    }

    /** How a process is. */
    enum Life {
        RUNS,
        STANDS_STILL,
        DEAD
    }

    void note(What what) {
        all.add(new Sighting(elapsedMicros.getAsLong(), what));
    }

    /** The first step is taken now. */
    void begin() {
        if (beginMicros.isEmpty()) {
            beginMicros = OptionalLong.of(elapsedMicros.getAsLong());
        }
    }

    /** When the first step was taken; the end of time if none was. */
    long beginMicros() {
        return beginMicros.orElse(Long.MAX_VALUE);
    }

    List<Sighting> all() {
        return List.copyOf(all);
    }
}
