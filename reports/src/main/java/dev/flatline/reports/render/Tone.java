package dev.flatline.reports.render;

import dev.flatline.reports.journal.Verdict;

/** How a verdict is coloured. Colour never stands alone: glyph and word say the same. */
enum Tone {
    GOOD("good", "32"),
    CAUTION("caution", "33"),
    BAD("bad", "1;31"),
    UNDECIDED("undecided", "35"),
    QUIET("quiet", "2");

    private static final String ESCAPE = "\u001b[";

    private final String cssClass;
    private final String ansi;

    Tone(String cssClass, String ansi) {
        this.cssClass = cssClass;
        this.ansi = ansi;
    }

    static Tone of(Verdict verdict) {
        return switch (verdict) {
            case PASS -> GOOD;
            case WARN, KNOWN_FAIL -> CAUTION;
            case FAIL, FLAKY, UNEXPECTED_PASS -> BAD;
            case INCONCLUSIVE, HARNESS_ERROR -> UNDECIDED;
            case SKIPPED, UNTESTABLE -> QUIET;
        };
    }

    String cssClass() {
        return cssClass;
    }

    /** The text in this tone's colour for an ANSI terminal, or unchanged. */
    String paint(String text, boolean colour) {
        return colour ? ESCAPE + ansi + "m" + text + ESCAPE + "0m" : text;
    }
}
