package dev.flatline.server.rules;

import java.util.List;

/** A value in a rules file. */
sealed interface JsonItem {

    /** Where it begins in the source. */
    int offset();

    /** An object. */
    record Members(int offset, List<Member> members) implements JsonItem {}

    /** An array. */
    record Items(int offset, List<JsonItem> items) implements JsonItem {}

    /** A string. */
    record Text(int offset, RuleText text) implements JsonItem {}

    /** A number, {@code true}, {@code false} or {@code null}, as written. */
    record Word(int offset, String word) implements JsonItem {}

    /** A name and its value. */
    record Member(Text name, JsonItem value) {
        String key() {
            return name.text().text();
        }
    }
}
