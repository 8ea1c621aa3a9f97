package dev.flatline.server.rest;

import dev.flatline.server.json.JsonText;
import dev.flatline.server.query.Bound;
import dev.flatline.server.query.Index;
import dev.flatline.server.query.QueryParams;
import dev.flatline.server.tree.Node;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The parameters that select and order children (spec section 7), as a query like any other. */
final class RestQuery {
    private static final String ORDER_BY = "orderBy";
    private static final String EQUAL_TO = "equalTo";
    private static final String LIMIT_TO_FIRST = "limitToFirst";
    private static final String LIMIT_TO_LAST = "limitToLast";
    private static final List<String> LOWER_ENDS = List.of("startAt", "startAfter", EQUAL_TO);
    private static final List<String> UPPER_ENDS = List.of("endAt", "endBefore", EQUAL_TO);
    private static final List<String> LIMITS = List.of(LIMIT_TO_FIRST, LIMIT_TO_LAST);

    private final RequestTarget target;

    private RestQuery(RequestTarget target) {
        this.target = target;
    }

    /**
     * The query of a request, if it has one.
     *
     * @throws IllegalArgumentException if a parameter is malformed or contradicts another
     */
    static Optional<QueryParams> of(RequestTarget target) {
        return new RestQuery(target).read();
    }

    private Optional<QueryParams> read() {
        Optional<String> lower = atMostOne(LOWER_ENDS);
        Optional<String> upper = atMostOne(UPPER_ENDS);
        Optional<String> limit = atMostOne(LIMITS);
        Optional<String> order = target.only(ORDER_BY);
        if (order.isEmpty()) {
            for (Optional<String> given : List.of(lower, upper, limit)) {
                if (given.isPresent()) {
                    throw new IllegalArgumentException("\"" + given.get() + "\" needs \"" + ORDER_BY + "\"");
                }
            }
            return Optional.empty();
        }
        Index index = index(order.get());
        QueryParams query = QueryParams.all().orderBy(index);
        if (lower.isPresent()) {
            query = query.startAt(bound(lower.get(), index, true));
        }
        if (upper.isPresent()) {
            query = query.endAt(bound(upper.get(), index, false));
        }
        if (limit.isPresent()) {
            int count = count(limit.get());
            query = limit.get().equals(LIMIT_TO_FIRST) ? query.limitToFirst(count) : query.limitToLast(count);
        }
        return Optional.of(query);
    }

    /** Which of several parameters that exclude each other is given. */
    private Optional<String> atMostOne(List<String> names) {
        List<String> given =
                names.stream().filter(name -> target.only(name).isPresent()).toList();
        if (given.size() > 1) {
            throw new IllegalArgumentException(
                    "\"" + given.get(0) + "\" and \"" + given.get(1) + "\" must not be given together");
        }
        return given.stream().findFirst();
    }

    private static Index index(String quoted) {
        List<?> parts = json(ORDER_BY, quoted);
        if (parts.size() != 1 || !(parts.get(0) instanceof String name)) {
            throw new IllegalArgumentException(
                    "\"orderBy\" must be a JSON string in quotes, such as \"$key\" or \"height\"");
        }
        if (name.startsWith(".")) {
            throw new IllegalArgumentException("\"orderBy\" calls them \"$key\", \"$value\" and \"$priority\"");
        }
        return switch (name) {
            case "$key" -> new Index.Key();
            case "$value" -> new Index.Value();
            case "$priority" -> new Index.Priority();
            default -> Index.parse(name);
        };
    }

    private Bound bound(String name, Index index, boolean lower) {
        List<?> parts = json(name, target.only(name).orElse(""));
        boolean inclusive = name.endsWith("At") || name.equals(EQUAL_TO);
        if (parts.isEmpty()
                || parts.size() > 2
                || parts.get(0) instanceof Map<?, ?>
                || parts.get(0) instanceof List<?>) {
            throw new IllegalArgumentException(
                    "\"" + name + "\" must be a JSON string, number, boolean or null, perhaps with a comma and a key");
        }
        Node value = Node.of(parts.get(0));
        if (index instanceof Index.Key) {
            if (parts.size() > 1 || !(parts.get(0) instanceof String)) {
                throw new IllegalArgumentException("\"" + name + "\" must be a JSON string when ordering by key");
            }
        } else if (parts.size() == 2) {
            if (!(parts.get(1) instanceof String key)) {
                throw new IllegalArgumentException("the key of \"" + name + "\" must be a JSON string");
            }
            return new Bound(value, key, inclusive);
        }
        // Without a key, the whole run of equal values is inside an inclusive bound and outside an exclusive one.
        return new Bound(value, lower == inclusive ? Bound.MIN_KEY : Bound.MAX_KEY, inclusive);
    }

    private int count(String name) {
        try {
            int count = Integer.parseInt(target.only(name).orElse(""));
            if (count > 0) {
                return count;
            }
        } catch (NumberFormatException e) {
            // Told below, as what is not positive.
        }
        throw new IllegalArgumentException("\"" + name + "\" must be a whole number from 1 to " + Integer.MAX_VALUE);
    }

    /** The values between the commas. */
    private static List<?> json(String name, String text) {
        try {
            return JsonText.parse("[" + text + "]") instanceof List<?> values ? values : List.of();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "\"" + name + "\" must be JSON (strings in double quotes), not " + shortened(text), e);
        }
    }

    private static String shortened(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "..." : text;
    }
}
