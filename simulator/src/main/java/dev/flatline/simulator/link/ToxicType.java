package dev.flatline.simulator.link;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** The types of toxics with their names and attributes in Toxiproxy's HTTP API. */
public enum ToxicType {
    /** See {@link Toxic.Noop}. */
    NOOP("noop"),
    /** See {@link Toxic.Latency}. */
    LATENCY("latency"),
    /** See {@link Toxic.Bandwidth}. */
    BANDWIDTH("bandwidth"),
    /** See {@link Toxic.SlowClose}. */
    SLOW_CLOSE("slow_close"),
    /** See {@link Toxic.Timeout}. */
    TIMEOUT("timeout"),
    /** See {@link Toxic.ResetPeer}. */
    RESET_PEER("reset_peer"),
    /** See {@link Toxic.LimitData}. */
    LIMIT_DATA("limit_data"),
    /** See {@link Toxic.Slicer}. */
    SLICER("slicer");

    private final String wireName;

    ToxicType(String wireName) {
        this.wireName = wireName;
    }

    /** The type of that exact name, if there is one. */
    public static Optional<ToxicType> byWireName(String wireName) {
        return Arrays.stream(values())
                .filter(type -> type.wireName.equals(wireName))
                .findFirst();
    }

    /** The name in the HTTP API. */
    public String wireName() {
        return wireName;
    }

    /** The attributes' names in the HTTP API, in the order they are printed. */
    public List<String> attributeNames() {
        return switch (this) {
            case NOOP -> List.of();
            case LATENCY -> List.of("latency", "jitter");
            case BANDWIDTH -> List.of("rate");
            case SLOW_CLOSE -> List.of("delay");
            case TIMEOUT, RESET_PEER -> List.of("timeout");
            case LIMIT_DATA -> List.of("bytes");
            case SLICER -> List.of("average_size", "size_variation", "delay");
        };
    }

    /**
     * A toxic of this type.
     *
     * @param attributes values by wire name; an absent one counts as 0
     * @throws IllegalArgumentException if a value is out of range
     */
    public Toxic toxic(Map<String, Long> attributes) {
        ToLongFunction<String> value = name -> attributes.getOrDefault(name, 0L);
        return switch (this) {
            case NOOP -> new Toxic.Noop();
            case LATENCY -> new Toxic.Latency(value.applyAsLong("latency"), value.applyAsLong("jitter"));
            case BANDWIDTH -> new Toxic.Bandwidth(value.applyAsLong("rate"));
            case SLOW_CLOSE -> new Toxic.SlowClose(value.applyAsLong("delay"));
            case TIMEOUT -> new Toxic.Timeout(value.applyAsLong("timeout"));
            case RESET_PEER -> new Toxic.ResetPeer(value.applyAsLong("timeout"));
            case LIMIT_DATA -> new Toxic.LimitData(value.applyAsLong("bytes"));
            case SLICER ->
                new Toxic.Slicer(
                        value.applyAsLong("average_size"),
                        value.applyAsLong("size_variation"),
                        value.applyAsLong("delay"));
        };
    }

    /** The toxic's attribute values by wire name, in the order they are printed. */
    public static Map<String, Long> attributesOf(Toxic toxic) {
        long[] values = valuesOf(toxic);
        Map<String, Long> attributes = new LinkedHashMap<>();
        for (String name : toxic.type().attributeNames()) {
            attributes.put(name, values[attributes.size()]);
        }
        return attributes;
    }

    private static long[] valuesOf(Toxic toxic) {
        if (toxic instanceof Toxic.Latency t) {
            return new long[] {t.latencyMillis(), t.jitterMillis()};
        } else if (toxic instanceof Toxic.Bandwidth t) {
            return new long[] {t.rateKilobytesPerSecond()};
        } else if (toxic instanceof Toxic.SlowClose t) {
            return new long[] {t.delayMillis()};
        } else if (toxic instanceof Toxic.Timeout t) {
            return new long[] {t.timeoutMillis()};
        } else if (toxic instanceof Toxic.ResetPeer t) {
            return new long[] {t.timeoutMillis()};
        } else if (toxic instanceof Toxic.LimitData t) {
            return new long[] {t.bytes()};
        } else if (toxic instanceof Toxic.Slicer t) {
            return new long[] {t.averageSizeBytes(), t.sizeVariationBytes(), t.delayMicros()};
        }
        return new long[0];
    }
}
