package dev.flatline.server.rules;

/** The text of a rules file, and how to point into it. */
record Source(String text) {
    private static final int EXCERPT_CHARS_EACH_SIDE = 80;

    /** The complaint about what stands at an offset. */
    RulesException error(int offset, String problem) {
        int end = Math.min(offset, text.length());
        int lineStart = 0;
        int line = 1;
        for (int i = 0; i < end; i++) {
            if (text.charAt(i) == '\n') {
                line++;
                lineStart = i + 1;
            }
        }
        int lineEnd = lineStart;
        while (lineEnd < text.length() && text.charAt(lineEnd) != '\n' && text.charAt(lineEnd) != '\r') {
            lineEnd++;
        }
        int from = Math.max(lineStart, end - EXCERPT_CHARS_EACH_SIDE);
        int to = Math.min(lineEnd, end + EXCERPT_CHARS_EACH_SIDE);
        // A carriage return may be what is complained about; it lies behind the line that is shown.
        String excerpt = from < to ? text.substring(from, to) : "";
        String before = text.substring(from, Math.max(from, Math.min(end, to)));
        String marker = before.replaceAll("[^\t]", " ") + "^";
        return new RulesException(problem, line, end - lineStart + 1, excerpt, marker);
    }
}
