package dev.flatline.suite.driver;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which children of a place are meant.
 *
 * @param orderBy {@code .key}, {@code .value}, {@code .priority} or the path of a child
 * @param startAt the least value, a text, a number or a truth
 * @param endAt the greatest value
 * @param equalTo the only value; not together with the two
 * @param limitToFirst how many of the first; not together with {@code limitToLast}
 * @param limitToLast how many of the last
 */
public record Query(
        String orderBy,
        Optional<Object> startAt,
        Optional<Object> endAt,
        Optional<Object> equalTo,
        OptionalInt limitToFirst,
        OptionalInt limitToLast) {

    /** Its parts by name, those that are there, in this order. */
    public Map<String, Object> parts() {
        Map<String, Object> parts = new LinkedHashMap<>();
        parts.put("orderBy", orderBy);
        startAt.ifPresent(value -> parts.put("startAt", value));
        endAt.ifPresent(value -> parts.put("endAt", value));
        equalTo.ifPresent(value -> parts.put("equalTo", value));
        limitToFirst.ifPresent(count -> parts.put("limitToFirst", count));
        limitToLast.ifPresent(count -> parts.put("limitToLast", count));
        return parts;
    }
}
