package dev.flatline.reports.render;

import dev.flatline.reports.journal.Journal;
import dev.flatline.reports.journal.Verdict;
import tools.jackson.databind.json.JsonMapper;

/** A run as a badge for a README: as a picture, or for shields.io to draw (https://shields.io/badges/endpoint-badge). */
public final class Badge {
    private static final String LABEL = "flatline";

    /** Verdana at 11 px, the badges' face, is about this wide on average. */
    private static final double CHARACTER_PIXELS = 6.6;

    private static final double PADDING_PIXELS = 12;

    private Badge() {}

    /** What a shields.io endpoint answers. */
    public static String shieldsJson(Journal journal) {
        JsonMapper json = JsonMapper.shared();
        return json.writeValueAsString(json.createObjectNode()
                        .put("schemaVersion", 1)
                        .put("label", LABEL)
                        .put("message", message(journal))
                        .put("color", colour(journal).substring(1)))
                + "\n";
    }

    /** The badge itself. */
    public static String svg(Journal journal) {
        String message = message(journal);
        double left = LABEL.length() * CHARACTER_PIXELS + PADDING_PIXELS;
        double right = message.length() * CHARACTER_PIXELS + PADDING_PIXELS;
        String all = TimelinePlan.px(left + right);
        Html svg = new Html();
        svg.open(
                "svg",
                "xmlns",
                "http://www.w3.org/2000/svg",
                "width",
                all,
                "height",
                "20",
                "role",
                "img",
                "aria-label",
                LABEL + ": " + message);
        svg.element("title", LABEL + ": " + message);
        box(svg, 0, left, "#3b434c");
        box(svg, left, right, colour(journal));
        text(svg, LABEL, left / 2);
        text(svg, message, left + right / 2);
        return svg.close().fragment() + "\n";
    }

    private static void box(Html svg, double x, double width, String colour) {
        svg.open("rect", "x", TimelinePlan.px(x), "width", TimelinePlan.px(width), "height", "20", "fill", colour)
                .close();
    }

    private static void text(Html svg, String text, double x) {
        svg.element(
                "text",
                text,
                "x",
                TimelinePlan.px(x),
                "y",
                "14",
                "fill",
                "#fff",
                "text-anchor",
                "middle",
                "font-family",
                "Verdana,DejaVu Sans,sans-serif",
                "font-size",
                "11");
    }

    private static String message(Journal journal) {
        if (!journal.isComplete()) {
            return "not finished";
        }
        long kept = journal.verdicts().stream()
                .filter(verdict -> verdict.verdict() == Verdict.PASS)
                .count();
        return kept + "/" + journal.scenarios().size() + " scenarios kept";
    }

    /** Dark enough for white letters. */
    private static String colour(Journal journal) {
        return journal.footer()
                .map(footer -> switch (footer.exit()) {
                    case 0 -> "#17683a";
                    case 1 -> "#b3201a";
                    default -> "#62389a";
                })
                .orElse("#62389a");
    }
}
