package dev.flatline.reports.render;

import dev.flatline.reports.journal.ScenarioRun;
import dev.flatline.reports.journal.Verdict;
import dev.flatline.reports.journal.VerdictRecord;
import java.util.Optional;

/** A verdict as a small sign: colour, glyph and word. */
final class Chip {
    private Chip() {}

    static void draw(Html html, Optional<Verdict> verdict) {
        html.open("span", "class", "chip " + tone(verdict).cssClass())
                .element("i", glyph(verdict), "aria-hidden", "true")
                .text(" " + word(verdict))
                .close();
    }

    static Optional<Verdict> of(ScenarioRun run) {
        return run.verdict().map(VerdictRecord::verdict);
    }

    static Tone tone(Optional<Verdict> verdict) {
        return verdict.map(Tone::of).orElse(Tone.UNDECIDED);
    }

    static String word(Optional<Verdict> verdict) {
        return verdict.map(Verdict::word).orElse("NO VERDICT");
    }

    static String glyph(Optional<Verdict> verdict) {
        return verdict.map(Verdict::glyph).orElse("·");
    }
}
