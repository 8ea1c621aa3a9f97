package dev.flatline.suite.cli;

/** Whether a person is watching. The launcher looks, since Java cannot tell before version 22. */
final class Terminal {

    private static final String PROPERTY = "flatline.terminal";

    private Terminal() {}

    /** Whether the standard output is a terminal. */
    static boolean isPresent() {
        return Boolean.getBoolean(PROPERTY) && !"dumb".equals(System.getenv("TERM"));
    }

    /** Whether to use colours there: see no-color.org. */
    static boolean hasColour() {
        String noColour = System.getenv("NO_COLOR");
        return isPresent() && (noColour == null || noColour.isEmpty());
    }
}
