package dev.flatline.suite.scenario;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What may be a key and a path in the database (spec 3.6). The rules of the API under test, checked before it sees
 * them.
 */
final class DatabasePaths {

    private static final int DEPTH_MAX = 32;
    private static final int BYTES_MAX = 768;
    private static final Pattern FORBIDDEN = Pattern.compile("[.#$\\[\\]/\\x00-\\x1F\\x7F]");

    private DatabasePaths() {}

    /** What is wrong with {@code path}, one sentence. */
    static Optional<String> complaintAboutPath(String path) {
        List<String> keys = List.of(path.split("/", -1));
        if (path.getBytes(StandardCharsets.UTF_8).length >= BYTES_MAX || keys.size() > DEPTH_MAX) {
            return Optional.of("it has more than %d keys or %d bytes.".formatted(DEPTH_MAX, BYTES_MAX));
        }
        if (keys.contains("")) {
            return Optional.of("slashes stand between keys only, as in a/b.");
        }
        return keys.stream().flatMap(key -> complaintAboutKey(key).stream()).findFirst();
    }

    /** What is wrong with {@code key}, one sentence. */
    static Optional<String> complaintAboutKey(String key) {
        boolean bad = key.isEmpty() || FORBIDDEN.matcher(key).find();
        return bad
                ? Optional.of("a key is not empty and has none of . # $ [ ] / or control characters.")
                : Optional.empty();
    }
}
