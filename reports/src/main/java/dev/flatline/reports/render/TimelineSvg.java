package dev.flatline.reports.render;

import dev.flatline.reports.timeline.Axis;
import dev.flatline.reports.timeline.Timeline;

/**
 * A timeline as a drawing that needs no script: lanes for each client, its own link, the server and what is watched; a bar below for
 * each expectation. Colour never stands alone: a sign or a word says the same.
 *
 * <p>Every element that stands for something carries it as a {@code <title>} and its time in microseconds as {@code data-t}, for
 * pages that want to do more.
 */
public final class TimelineSvg {
    private static final String STYLE = "timeline.css";

    private TimelineSvg() {}

    /**
     * The drawing as one {@code <svg>} element for an HTML page that has {@link #style()}; empty if there is nothing to draw.
     *
     * @param axis {@link Axis#ordinal} or {@link Axis#toScale} of this timeline
     */
    public static String render(Timeline timeline, Axis axis) {
        if (timeline.isEmpty()) {
            return "";
        }
        Html svg = new Html();
        new TimelineDrawing(svg, new TimelinePlan(timeline, axis, TimelinePlan.NAMES_PIXELS)).inline(true);
        return svg.fragment();
    }

    /**
     * The drawing as an HTML {@code <figure>} for a page that has {@link #style()}: the lanes' names stay where they are while the
     * rest scrolls on a narrow screen. Empty if there is nothing to draw.
     */
    public static String figure(Timeline timeline, Axis axis) {
        if (timeline.isEmpty()) {
            return "";
        }
        Html figure = new Html();
        figure.open("figure", "class", "timeline").part(view(timeline, axis, "tl-view"));
        return figure.close().fragment();
    }

    /** What is in a figure: names that stay, and a drawing that scrolls. */
    static String view(Timeline timeline, Axis axis, String cssClass) {
        TimelinePlan plan = new TimelinePlan(timeline, axis, 0);
        Html view = new Html();
        view.open("div", "class", cssClass).open("div", "class", "tl-frame");
        new TimelineNames(view, plan).column();
        view.open("div", "class", "tl-scroll", "tabindex", "0", "role", "group", "aria-label", "Timeline");
        new TimelineDrawing(view, plan).inline(false);
        return view.close().close().close().fragment();
    }

    /** The drawing as a file of its own, with its style, light or dark as its reader likes it. */
    public static String standalone(Timeline timeline, Axis axis) {
        Html svg = new Html();
        new TimelineDrawing(svg, new TimelinePlan(timeline, axis, TimelinePlan.NAMES_PIXELS)).standalone(style());
        return svg.fragment();
    }

    /** What pages need for drawings: rules for {@code .timeline} and below, with colours for light and dark. */
    public static String style() {
        return Resource.text(STYLE);
    }
}
