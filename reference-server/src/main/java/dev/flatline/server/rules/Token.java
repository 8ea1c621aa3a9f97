package dev.flatline.server.rules;

/**
 * A word of an expression.
 *
 * @param type what it is
 * @param text the symbol or name; of a string its contents, of a number its digits
 * @param index where it begins in the text of the rule
 */
record Token(Type type, String text, int index) {
    enum Type {
        NUMBER,
        STRING,
        NAME,
        SYMBOL,
        END
    }

    boolean is(String symbol) {
        return type == Type.SYMBOL && text.equals(symbol);
    }

    /** For messages. */
    String words() {
        return type == Type.END ? "the end" : "'" + text + "'";
    }
}
