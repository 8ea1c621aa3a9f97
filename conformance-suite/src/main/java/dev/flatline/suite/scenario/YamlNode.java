package dev.flatline.suite.scenario;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A piece of YAML and where it stands: a tree, aliases already followed. */
sealed interface YamlNode {

    Position position();

    /** What it is, in words for an error message. */
    String kind();

    /**
     * @param text as written, without quotes
     * @param value {@code null}, a {@code Boolean}, {@code Long}, {@code Double} or {@code String}
     */
    record Scalar(Position position, String text, @Nullable Object value) implements YamlNode {

        @Override
        public String kind() {
            if (value == null) {
                return "nothing (null)";
            }
            if (value instanceof String) {
                return "the text \"" + text + "\"";
            }
            return (value instanceof Boolean ? "the truth value " : "the number ") + text;
        }
    }

    record Items(Position position, List<YamlNode> items) implements YamlNode {

        public Items {
            items = List.copyOf(items);
        }

        @Override
        public String kind() {
            return "a list";
        }
    }

    record Mapping(Position position, List<Entry> entries) implements YamlNode {

        public Mapping {
            entries = List.copyOf(entries);
        }

        @Override
        public String kind() {
            return "a mapping (key: value)";
        }

        boolean has(String key) {
            return entries.stream().anyMatch(entry -> entry.key().text().equals(key));
        }
    }

    record Entry(Scalar key, YamlNode value) {}
}
