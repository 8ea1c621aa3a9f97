package dev.flatline.suite.scenario;

import java.util.List;

/** The text of a file under the name that its user knows, so that a problem can show the line it is about. */
final class SourceText {

    private static final int EXCERPT_MAX_CHARS = 100;

    private final String file;
    private final String text;
    private final List<String> lines;

    SourceText(String file, String text) {
        this.file = file;
        this.text = text;
        this.lines = text.lines().toList();
    }

    String file() {
        return file;
    }

    String text() {
        return text;
    }

    /** The position of a mark; both numbers from 0, as a YAML parser counts. */
    Position position(int line, int column) {
        return new Position(file, line + 1, column + 1);
    }

    /** The position of the character with this index in the text. */
    Position positionOf(int codePointIndex) {
        int end = text.offsetByCodePoints(0, Math.min(codePointIndex, text.codePointCount(0, text.length())));
        String before = text.substring(0, end);
        int lineStart = before.lastIndexOf('\n') + 1;
        int line = (int) before.chars().filter(c -> c == '\n').count();
        return position(line, before.codePointCount(lineStart, before.length()));
    }

    /**
     * The offending line with its number and, below it, a caret. Tabs are kept as they are, so that the caret stays
     * in place.
     */
    String excerpt(Position position) {
        if (position.line() > lines.size()) {
            return "";
        }
        String line = lines.get(position.line() - 1);
        int caret = line.offsetByCodePoints(0, Math.min(position.column() - 1, line.codePointCount(0, line.length())));
        int from = caret < EXCERPT_MAX_CHARS ? 0 : caret - EXCERPT_MAX_CHARS / 2;
        int to = Math.min(line.length(), from + EXCERPT_MAX_CHARS);
        String number = Integer.toString(position.line());
        return "  %s | %s\n  %s | %s^"
                .formatted(number, line.substring(from, to), " ".repeat(number.length()), blanks(line, from, caret));
    }

    private static String blanks(String line, int from, int to) {
        return line.substring(from, to).replaceAll("[^\\t]", " ");
    }
}
