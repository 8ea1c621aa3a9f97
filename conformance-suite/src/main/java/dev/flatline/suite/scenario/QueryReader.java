package dev.flatline.suite.scenario;

import dev.flatline.suite.driver.Query;
import dev.flatline.suite.scenario.YamlNode.Scalar;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Reads which children of a place are meant, from keys that stand beside its path. */
final class QueryReader {

    private static final List<String> NOT_A_CHILD = List.of(".key", ".value", ".priority");

    private final Problems problems;
    private final Scalars scalars;

    QueryReader(Problems problems, Scalars scalars) {
        this.problems = problems;
        this.scalars = scalars;
    }

    /** The query; empty if all children are meant. */
    Optional<Query> query(YamlNode node, Fields fields) {
        Optional<String> orderBy = fields.optional("orderBy").map(this::order);
        Query query = new Query(
                orderBy.orElse(".key"),
                bound(fields, "startAt"),
                bound(fields, "endAt"),
                bound(fields, "equalTo"),
                limit(fields, "limitToFirst"),
                limit(fields, "limitToLast"));
        boolean selects = query.parts().size() > 1;
        if (orderBy.isPresent() != selects) {
            problems.add(
                    node,
                    "A query has an order and says what it selects.",
                    "For example: orderBy: points, limitToLast: 3");
        }
        boolean ranges = query.startAt().isPresent() || query.endAt().isPresent();
        if ((query.equalTo().isPresent() && ranges)
                || (query.limitToFirst().isPresent() && query.limitToLast().isPresent())) {
            problems.add(
                    node,
                    "A query has a range or \"equalTo\", and one limit at most.",
                    "For example: orderBy: points, startAt: 5, limitToFirst: 3");
        }
        return selects ? Optional.of(query) : Optional.empty();
    }

    private String order(YamlNode node) {
        return node instanceof Scalar scalar && NOT_A_CHILD.contains(scalar.text())
                ? scalar.text()
                : scalars.path(node);
    }

    private Optional<Object> bound(Fields fields, String key) {
        return fields.optional(key).flatMap(node -> {
            @Nullable Object value = node instanceof Scalar scalar ? scalar.value() : null;
            if (value == null) {
                problems.expected(node, "a text, a number, true or false", "5");
            }
            return Optional.ofNullable(value);
        });
    }

    private OptionalInt limit(Fields fields, String key) {
        return fields.optional(key).stream().mapToInt(scalars::size).findFirst();
    }
}
