package dev.flatline.suite.run;

import dev.flatline.suite.scenario.Matcher;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** The server times, in milliseconds since the epoch, that a scenario has given names. */
final class Marks {

    private static final String NOW = "now";

    private final LongSupplier serverMillis;
    private final long toleranceMillis;
    private final Map<String, Long> marks = new HashMap<>();

    /**
     * @param serverMillis the server's time at this moment
     * @param tolerance how far two readings of the server's clock may be apart
     */
    Marks(LongSupplier serverMillis, Duration tolerance) {
        this.serverMillis = serverMillis;
        this.toleranceMillis = tolerance.toMillis();
    }

    void set(String name) {
        marks.put(name, serverMillis.getAsLong());
    }

    boolean isBetween(double millis, Matcher.TimestampBetween between) {
        return millis >= at(between.after()) - toleranceMillis && millis <= at(between.before()) + toleranceMillis;
    }

    String describe(String name) {
        return at(name) + " (" + name + ")";
    }

    private long at(String name) {
        if (name.equals(NOW)) {
            return serverMillis.getAsLong();
        }
        Long mark = marks.get(name);
        if (mark == null) {
            throw new IllegalStateException("mark '" + name + "' is used before its step was taken");
        }
        return mark;
    }
}
