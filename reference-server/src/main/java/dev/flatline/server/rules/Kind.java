package dev.flatline.server.rules;

/** The kinds of values that expressions deal with. */
enum Kind {
    BOOLEAN("a boolean"),
    NUMBER("a number"),
    STRING("a string"),
    NULL("null"),
    /** {@code auth} and objects inside it, whose members can be asked for. */
    CLAIMS("an object"),
    /** An object or array of which nothing can be asked but whether it is there. */
    OPAQUE("an object"),
    SNAPSHOT("a snapshot"),
    QUERY("the query"),
    REGEX("a regular expression"),
    NAMES("a list");

    private final String words;

    Kind(String words) {
        this.words = words;
    }

    /** As it is called in messages. */
    String words() {
        return words;
    }
}
