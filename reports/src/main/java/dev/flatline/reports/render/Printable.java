package dev.flatline.reports.render;

/** Turns text of unknown origin into one line that no terminal and no XML parser can take for anything but text. */
final class Printable {
    private static final int REPLACEMENT = 0xFFFD;
    private static final int CONTROL_PICTURES = 0x2400;
    private static final int PICTURE_OF_DELETE = 0x2421;
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    private Printable() {}

    /**
     * The text with every control character, line break, turn of the writing direction and broken character replaced by a
     * sign one column wide, so that it is seen and not obeyed.
     */
    static String line(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.codePoints().forEach(codePoint -> line.appendCodePoint(visible(codePoint)));
        return line.toString();
    }

    private static int visible(int codePoint) {
        if (codePoint < 0x20) {
            return CONTROL_PICTURES + codePoint;
        } else if (codePoint == 0x7F) {
            return PICTURE_OF_DELETE;
        } else if (codePoint == ZERO_WIDTH_JOINER || codePoint == ZERO_WIDTH_NON_JOINER) {
            return codePoint;
        }
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> REPLACEMENT;
            default -> codePoint;
        };
    }
}
