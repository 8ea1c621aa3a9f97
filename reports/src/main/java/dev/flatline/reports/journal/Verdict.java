package dev.flatline.reports.journal;

/**
 * The outcome of a scenario. A failure is only ever the fault of the implementation under test; a fault of our own, or a
 * measurement that cannot be trusted, has a word of its own.
 */
public enum Verdict {
    PASS("PASS", "✓"),
    /** A SHOULD is broken. */
    WARN("WARN", "!"),
    FAIL("FAIL", "✗"),
    /** Fails, and the baseline says so. */
    KNOWN_FAIL("KNOWN-FAIL", "×"),
    /** Passes although the baseline says that it fails: the baseline is stale. */
    UNEXPECTED_PASS("UNEXPECTED-PASS", "↑"),
    FLAKY("FLAKY", "≈"),
    /** Nothing was shown, neither way: too slow a machine, or a fault that never bit. */
    INCONCLUSIVE("INCONCLUSIVE", "?"),
    /** The target lacks a capability that the scenario needs. */
    SKIPPED("SKIPPED", "–"),
    UNTESTABLE("UNTESTABLE", "∅"),
    /** Our own code, or a driver breaking its contract. */
    HARNESS_ERROR("HARNESS-ERROR", "◆");

    private final String word;
    private final String glyph;

    Verdict(String word, String glyph) {
        this.word = word;
        this.glyph = glyph;
    }

    /** The word used in journals and reports, such as {@code KNOWN-FAIL}. */
    public String word() {
        return word;
    }

    /** One sign, one column wide in a monospaced font, different for every verdict. */
    public String glyph() {
        return glyph;
    }
}
