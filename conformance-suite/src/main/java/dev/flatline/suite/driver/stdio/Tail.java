package dev.flatline.suite.driver.stdio;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.Deque;

/** The last lines of a text stream, each cut to a readable length. Safe for use by several threads. */
final class Tail {

    private static final int MAX_LINES = 40;
    private static final int MAX_LINE_LENGTH = 500;

    private final Deque<String> lines = new ArrayDeque<>();

    synchronized void add(String line) {
        if (lines.size() == MAX_LINES) {
            lines.removeFirst();
        }
        lines.addLast(abbreviated(line, MAX_LINE_LENGTH));
    }

    /** Adds all lines of {@code reader}, to its end, holding no more of a line than is kept of it. */
    void drain(Reader reader) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int character = reader.read(); character >= 0; character = reader.read()) {
            if (character == '\n') {
                add(line.toString());
                line.setLength(0);
            } else if (line.length() <= MAX_LINE_LENGTH) {
                line.append((char) character);
            }
        }
        if (!line.isEmpty()) {
            add(line.toString());
        }
    }

    synchronized String text() {
        return String.join("\n", lines);
    }

    static String abbreviated(String text, int maxLength) {
        return text.length() <= maxLength ? text : text.substring(0, maxLength) + "...";
    }
}
