package dev.flatline.suite.target;

import dev.flatline.suite.scenario.Bound;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The named bounds of a target: scenarios speak of {@code detection} or {@code settle}, the target knows how long that is.
 *
 * <p>The names, in the order of {@link #bounds()}:
 *
 * <ul>
 *   <li>{@code ack}: from a command to its acknowledgement on an undisturbed connection
 *   <li>{@code push}: from an accepted write to its event at another client
 *   <li>{@code close}: from a FIN or RST to everything that follows from it, disconnect writes included
 *   <li>{@code reconnect}: from the moment the network is well again until a client is connected again
 *   <li>{@code detection}: from a silent loss until the server has given the client up
 *   <li>{@code blip}: the length of a silent loss that the server must not notice
 *   <li>{@code settle}: how long to look whether something happens once more
 *   <li>{@code clock}: how far two readings of the same clock may be apart
 * </ul>
 */
public final class Timing {

    private final Map<String, Duration> bounds;

    private Timing(Map<String, Duration> bounds) {
        this.bounds = Collections.unmodifiableMap(new LinkedHashMap<>(bounds));
    }

    /**
     * The bounds of a target that gives a silent peer up after {@code detection}.
     *
     * @param detection the server's own worst case, without any allowance for a busy machine
     * @param blip a silent loss that is safely shorter than the server's time-out
     * @param reconnect the longest wait before a client dials again, after the short outages that scenarios make
     */
    public static Timing of(Duration detection, Duration blip, Duration reconnect) {
        Map<String, Duration> bounds = new LinkedHashMap<>();
        bounds.put("ack", Duration.ofSeconds(3));
        bounds.put("push", Duration.ofSeconds(3));
        bounds.put("close", Duration.ofSeconds(2));
        bounds.put("reconnect", reconnect);
        bounds.put("detection", detection.plusMillis(500));
        bounds.put("blip", blip);
        bounds.put("settle", Duration.ofMillis(700));
        bounds.put("clock", Duration.ofMillis(250));
        return new Timing(bounds);
    }

    /**
     * The same bounds, but for one.
     *
     * @throws IllegalArgumentException if there is no bound of that name
     */
    public Timing with(String name, Duration length) {
        named(name);
        Map<String, Duration> changed = new LinkedHashMap<>(bounds);
        changed.put(name, length);
        return new Timing(changed);
    }

    /** All bounds by name. */
    public Map<String, Duration> bounds() {
        return bounds;
    }

    /**
     * The same bounds for a machine that is {@code factor} times slower. Only what must happen <em>within</em> a bound is
     * stretched: {@code blip} is tied to the server's time-out, which does not get longer.
     */
    public Timing stretched(double factor) {
        Map<String, Duration> stretched = new LinkedHashMap<>();
        bounds.forEach((name, bound) -> stretched.put(name, name.equals("blip") ? bound : multiply(bound, factor)));
        return new Timing(stretched);
    }

    /**
     * The length of a bound.
     *
     * @throws IllegalArgumentException if it is a name that this target does not define
     */
    public Duration lengthOf(Bound bound) {
        if (bound instanceof Bound.Exact exact) {
            return exact.duration();
        }
        Bound.Named named = (Bound.Named) bound;
        return multiply(named(named.name()), named.factor());
    }

    /**
     * The bound of this name.
     *
     * @throws IllegalArgumentException if this target does not define it
     */
    public Duration named(String name) {
        Duration length = bounds.get(name);
        if (length == null) {
            throw new IllegalArgumentException(
                    "no bound is called '" + name + "'; there are " + String.join(", ", bounds.keySet()));
        }
        return length;
    }

    private static Duration multiply(Duration duration, double factor) {
        return Duration.ofNanos(Math.round(duration.toNanos() * factor));
    }
}
