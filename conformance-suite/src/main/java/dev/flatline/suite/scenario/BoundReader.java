package dev.flatline.suite.scenario;

import dev.flatline.suite.scenario.YamlNode.Scalar;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads lengths of time: named bounds, multiples of them, and exact ones. */
final class BoundReader {

    /** The bounds that every target defines. */
    static final List<String> NAMES =
            List.of("ack", "push", "close", "detection", "reconnect", "settle", "blip", "clock");

    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Pattern NAMED = Pattern.compile("(?:([0-9]{1,3}(?:\\.[0-9]{1,3})?) x )?([A-Za-z]+)");
    private static final Pattern EXACT = Pattern.compile("([+-])?([0-9]{1,8}(?:\\.[0-9]{1,3})?) ?(ms|s|min|h)");
    private static final Map<String, Long> MILLIS = Map.of("ms", 1L, "s", 1_000L, "min", 60_000L, "h", 3_600_000L);

    private final Problems problems;

    BoundReader(Problems problems) {
        this.problems = problems;
    }

    /** A bound: {@code close}, {@code 0.5 x detection}, {@code 300 ms}. */
    Bound bound(YamlNode node) {
        String text = node instanceof Scalar scalar ? scalar.text() : "";
        if (EXACT.matcher(text).matches()) {
            return new Bound.Exact(duration(node));
        }
        Matcher named = NAMED.matcher(text);
        if (!named.matches()) {
            problems.expected(node, "a length of time", "close, 0.5 x detection, 300 ms");
            return new Bound.Exact(Duration.ZERO);
        }
        return named(
                node,
                named.group(2),
                Optional.ofNullable(named.group(1)).map(Double::parseDouble).orElse(1.0));
    }

    private Bound named(YamlNode node, String name, double factor) {
        if (!NAMES.contains(name)) {
            problems.unknown(node, "bound", name, NAMES, "here");
        }
        if (factor == 0) {
            problems.add(node, "A bound is longer than nothing.");
        }
        return new Bound.Named(name, factor);
    }

    /** An exact length of time above 0 and up to an hour, such as {@code 300 ms}. */
    Duration duration(YamlNode node) {
        Optional<Duration> duration = exact(node, false).filter(it -> it.compareTo(LONGEST) <= 0);
        if (duration.isEmpty()) {
            problems.expected(node, "a length of time above 0 and up to 1 h, in ms, s, min or h", "300 ms");
        }
        return duration.orElse(Duration.ZERO);
    }

    /** How far a clock is ahead or behind: {@code +1 h}, {@code -5 s}. */
    Duration skew(YamlNode node) {
        Optional<Duration> skew = exact(node, true);
        if (skew.isEmpty()) {
            problems.expected(node, "how far the clock is ahead (+) or behind (-)", "+1 h");
        }
        return skew.orElse(Duration.ZERO);
    }

    private static Optional<Duration> exact(YamlNode node, boolean signed) {
        Matcher exact = EXACT.matcher(node instanceof Scalar scalar ? scalar.text() : "");
        if (!exact.matches() || (exact.group(1) != null) != signed) {
            return Optional.empty();
        }
        BigDecimal millis =
                new BigDecimal(exact.group(2)).multiply(BigDecimal.valueOf(MILLIS.getOrDefault(exact.group(3), 1L)));
        Duration length =
                Duration.ofMillis(millis.setScale(0, RoundingMode.CEILING).longValueExact());
        return length.isZero() ? Optional.empty() : Optional.of("-".equals(exact.group(1)) ? length.negated() : length);
    }
}
