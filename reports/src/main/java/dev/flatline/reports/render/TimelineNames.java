package dev.flatline.reports.render;

import dev.flatline.reports.timeline.TimelineLane;
import java.util.Locale;

/** The names of the lanes: a column beside a drawing, or words within it. */
final class TimelineNames {
    private static final int NAME_COLUMNS = 16;

    private final Html html;
    private final TimelinePlan plan;

    TimelineNames(Html html, TimelinePlan plan) {
        this.html = html;
        this.plan = plan;
    }

    /** Said aloud by the drawing's label, so for eyes only. */
    void column() {
        html.open(
                "svg",
                "class",
                "tl tl-names",
                "width",
                TimelinePlan.px(TimelinePlan.NAMES_PIXELS),
                "height",
                TimelinePlan.px(plan.height()),
                "aria-hidden",
                "true");
        words();
        html.close();
    }

    void words() {
        for (TimelineLane lane : plan.timeline().lanes()) {
            double y = plan.line(lane) + 4;
            html.open(
                    "text",
                    "class",
                    "name " + lane.kind().name().toLowerCase(Locale.ROOT),
                    "x",
                    lane.kind() == TimelineLane.Kind.LINK ? "14" : "2",
                    "y",
                    TimelinePlan.px(y));
            String title = Printable.line(lane.title());
            String shown = lane.kind() == TimelineLane.Kind.LINK ? "↳ link" : Columns.fit(title, NAME_COLUMNS);
            html.element("title", lane.kind() == TimelineLane.Kind.LINK ? "link of " + lane.name() : title)
                    .text(shown)
                    .close();
        }
        if (!plan.bars().isEmpty()) {
            html.element("text", "expected", "class", "name", "x", "2", "y", TimelinePlan.px(plan.barTop(0) + 12));
        }
    }
}
