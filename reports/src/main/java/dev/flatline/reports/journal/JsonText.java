package dev.flatline.reports.journal;

import java.util.Locale;

/** Makes a line of JSON safe to print and to encode, without changing what it means. */
public final class JsonText {
    private JsonText() {}

    /**
     * Escapes what JSON allows bare but a terminal or an encoder does not take well: control characters above U+001F,
     * line and paragraph separators, marks that turn the writing direction, and unpaired surrogates. Valid because
     * outside strings JSON is ASCII.
     */
    public static String printable(String json) {
        StringBuilder safe = new StringBuilder(json.length());
        for (int i = 0; i < json.length(); ) {
            int codePoint = json.codePointAt(i);
            if (mustBeEscaped(codePoint)) {
                safe.append(String.format(Locale.ROOT, "\\u%04X", codePoint));
            } else {
                safe.appendCodePoint(codePoint);
            }
            i += Character.charCount(codePoint);
        }
        return safe.toString();
    }

    private static boolean mustBeEscaped(int codePoint) {
        if (codePoint < 0x7f) {
            return false;
        }
        return codePoint <= Character.MAX_VALUE
                && switch (Character.getType(codePoint)) {
                    case Character.CONTROL,
                            Character.FORMAT,
                            Character.SURROGATE,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR -> true;
                    default -> false;
                };
    }
}
