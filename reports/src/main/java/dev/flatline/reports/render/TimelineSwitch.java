package dev.flatline.reports.render;

import dev.flatline.reports.timeline.Axis;
import dev.flatline.reports.timeline.Timeline;
import java.util.ArrayList;
import java.util.List;

/** A drawing in order and the same to scale, with a switch that needs no script: two radio buttons before two drawings. */
final class TimelineSwitch {
    private TimelineSwitch() {}

    /**
     * Both drawings as one {@code <figure>}; empty if there is nothing to draw.
     *
     * @param anchor what the ids of the switch begin with, unique in the page
     */
    static String figure(Timeline timeline, String anchor) {
        if (timeline.isEmpty()) {
            return "";
        }
        Html figure = new Html();
        figure.open("figure", "class", "timeline");
        choice(figure, anchor, "in-order", "in order", true);
        choice(figure, anchor, "to-scale", "to scale", false);
        figure.part(TimelineSvg.view(timeline, Axis.ordinal(timeline), "tl-view"));
        figure.part(TimelineSvg.view(timeline, Axis.toScale(timeline), "tl-view scaled"));
        return figure.close().fragment();
    }

    private static void choice(Html figure, String anchor, String cssClass, String words, boolean chosen) {
        String id = anchor + "-" + cssClass;
        List<String> attributes =
                new ArrayList<>(List.of("class", cssClass, "type", "radio", "name", anchor + "-axis", "id", id));
        attributes.addAll(chosen ? List.of("checked", "checked") : List.of());
        figure.empty("input", attributes.toArray(String[]::new));
        figure.element("label", words, "for", id).line();
    }
}
