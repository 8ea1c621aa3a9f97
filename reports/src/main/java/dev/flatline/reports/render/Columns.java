package dev.flatline.reports.render;

import java.util.ArrayList;
import java.util.List;

/** Measures and cuts text in columns of a monospaced font. Expects text made {@link Printable}. */
final class Columns {
    private static final String ELLIPSIS = "…";

    private Columns() {}

    /** How many columns the text takes: East Asian wide characters and emoji two, combining marks none. */
    static int width(String text) {
        return text.codePoints().map(Columns::width).sum();
    }

    /** The text, cut and marked with an ellipsis where it is wider than the given columns (at least 1). */
    static String fit(String text, int columns) {
        if (width(text) <= columns) {
            return text;
        }
        StringBuilder cut = new StringBuilder();
        int used = 0;
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            used += width(codePoint);
            if (used > columns - 1) {
                break;
            }
            cut.appendCodePoint(codePoint);
            i += Character.charCount(codePoint);
        }
        return cut + ELLIPSIS;
    }

    /** The text, cut or filled up with blanks on its right to exactly the given columns. */
    static String left(String text, int columns) {
        String fitted = fit(text, columns);
        return fitted + " ".repeat(columns - width(fitted));
    }

    /** The text, cut or filled up with blanks on its left to exactly the given columns. */
    static String right(String text, int columns) {
        String fitted = fit(text, columns);
        return " ".repeat(columns - width(fitted)) + fitted;
    }

    /** The text broken at blanks into lines of at most the given columns; a longer word is cut with an ellipsis. */
    static List<String> wrap(String text, int columns) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.strip().split(" +", -1)) {
            String fitted = fit(word, columns);
            if (line.length() > 0 && width(line.toString()) + 1 + width(fitted) > columns) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(fitted);
        }
        lines.add(line.toString());
        return lines;
    }

    private static int width(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
            default -> isWide(codePoint) ? 2 : 1;
        };
    }

    /** The wide blocks of Unicode's East Asian Width (UAX #11), by block: exact enough to keep a table straight. */
    private static boolean isWide(int codePoint) {
        return in(codePoint, 0x1100, 0x115F)
                || in(codePoint, 0x2E80, 0xA4CF)
                || in(codePoint, 0xAC00, 0xD7A3)
                || in(codePoint, 0xF900, 0xFAFF)
                || in(codePoint, 0xFE30, 0xFE6F)
                || in(codePoint, 0xFF00, 0xFF60)
                || in(codePoint, 0xFFE0, 0xFFE6)
                || in(codePoint, 0x1F300, 0x1FAFF)
                || in(codePoint, 0x20000, 0x3FFFD);
    }

    private static boolean in(int codePoint, int first, int last) {
        return first <= codePoint && codePoint <= last;
    }
}
