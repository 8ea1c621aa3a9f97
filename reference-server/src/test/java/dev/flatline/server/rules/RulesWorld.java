package dev.flatline.server.rules;

import dev.flatline.server.query.QueryParams;
import dev.flatline.server.tree.Node;
import dev.flatline.server.tree.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Data, a user and a time that rules are tried on. */
abstract class RulesWorld {
    static final long NOW_MILLIS = 1_795_378_362_998L;

    static final Node DATA = Node.of(Map.of(
            "text",
            "Hello World",
            "number",
            7,
            "half",
            0.5,
            "yes",
            true,
            "joe",
            Map.of("name", "Joe", "age", 42, ".priority", 3),
            "list",
            List.of("a", "b")));

    static final Map<String, @Nullable Object> AUTH = Map.of(
            "uid",
            "joe",
            "provider",
            "custom",
            "token",
            Map.of("admin", true, "level", 3, "email", "joe@example.org", "groups", List.of("x")));

    static Optional<Map<String, @Nullable Object>> joe() {
        return Optional.of(AUTH);
    }

    static Optional<Map<String, @Nullable Object>> nobody() {
        return Optional.empty();
    }

    /** Whether an expression is true as the {@code .read} rule of the root. */
    static boolean isTrue(String expression) {
        return isTrue(expression, joe(), QueryParams.all());
    }

    static boolean isTrue(String expression, Optional<Map<String, @Nullable Object>> auth, QueryParams query) {
        return reads(expression).mayRead(DATA, Path.root(), query, auth, NOW_MILLIS);
    }

    static Rules reads(String expression) {
        return Rules.parse("{\"rules\": {\".read\": \"" + escaped(expression) + "\"}}");
    }

    static String escaped(String expression) {
        return expression.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    static Rules rules(String... lines) {
        return Rules.parse("{\"rules\": {" + String.join("\n", lines) + "}}");
    }

    static boolean mayWrite(Rules rules, Node before, String path, @Nullable Object value) {
        Path place = Path.parse(path);
        return rules.mayWrite(before, before.with(place, Node.of(value)), place, joe(), NOW_MILLIS);
    }

    static Map<String, Object> object(Object... keysAndValues) {
        Map<String, Object> object = new LinkedHashMap<>();
        List<Object> all = Arrays.asList(keysAndValues);
        for (int i = 0; i < all.size(); i += 2) {
            object.put((String) all.get(i), all.get(i + 1));
        }
        return object;
    }
}
