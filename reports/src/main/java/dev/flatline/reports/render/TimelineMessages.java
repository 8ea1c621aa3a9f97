package dev.flatline.reports.render;

import static dev.flatline.reports.render.TimelinePlan.px;

import dev.flatline.reports.timeline.Message;
import dev.flatline.reports.timeline.TimelineLane;
import java.util.Locale;
import java.util.Optional;

/** Draws messages: down (or up) into the link, along it for as long as they are in it, and out again or not. */
final class TimelineMessages {
    private static final double BETWEEN_WAYS_PIXELS = 5;
    private static final int FRAME_COLUMNS_MAX = 600;

    private final Html html;
    private final TimelinePlan plan;

    TimelineMessages(Html html, TimelinePlan plan) {
        this.html = html;
        this.plan = plan;
    }

    void draw(Message message) {
        TimelineLane client = TimelineLane.client(message.client());
        TimelineLane link = TimelineLane.link(message.client());
        double from = plan.line(message.up() ? client : TimelineLane.SERVER);
        double to = plan.line(message.up() ? TimelineLane.SERVER : client);
        // The two ways run beside each other, as on a road.
        double middle = plan.line(link) + (message.up() ? -BETWEEN_WAYS_PIXELS : BETWEEN_WAYS_PIXELS);
        html.open(
                        "g",
                        "class",
                        "message " + (message.up() ? "up " : "down ")
                                + message.fate().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                        "data-t",
                        Long.toString(message.firstMicros()))
                .element("title", title(message));
        double reach = plan.slotPixels() * 0.45;
        if (message.sentMicros().isPresent() && message.receivedMicros().isPresent()) {
            double begin = plan.x(message.sentMicros().getAsLong());
            double end = plan.x(message.receivedMicros().getAsLong());
            double dip = Math.min(reach, (end - begin) / 2);
            path("M" + at(begin, from) + "L" + at(begin + dip, middle) + "H" + px(end - dip) + "L" + at(end, to));
            arrow(end - dip, middle, end, to);
        } else if (message.receivedMicros().isPresent()) {
            double end = plan.x(message.receivedMicros().getAsLong());
            path("M" + at(end - reach, middle) + "L" + at(end, to));
            arrow(end - reach, middle, end, to);
        } else {
            double begin = plan.x(message.sentMicros().orElseThrow());
            path("M" + at(begin, from) + "L" + at(begin + 2, middle));
            sign(message.fate())
                    .ifPresent(sign ->
                            html.element("text", sign, "class", "lost-sign", "x", px(begin + 2), "y", px(middle + 4)));
        }
        html.close().line();
    }

    private static Optional<String> sign(Message.Fate fate) {
        return switch (fate) {
            case LOST -> Optional.of("×");
            case CUT -> Optional.of("✂");
            case ARRIVED, HELD, DELAYED, UNTOLD, UNDER_WAY -> Optional.empty();
        };
    }

    private static String title(Message message) {
        StringBuilder title = new StringBuilder(message.up() ? message.client() + " → server" : "server → ")
                .append(message.up() ? "" : message.client());
        message.sentMicros()
                .ifPresent(sent -> title.append(", sent at ")
                        .append(Durations.column(sent))
                        .append(" ms"));
        message.receivedMicros()
                .ifPresent(received -> title.append(", received at ")
                        .append(Durations.column(received))
                        .append(" ms"));
        if (message.fate() != Message.Fate.ARRIVED) {
            title.append(", ").append(message.fate().words());
        }
        return title.append(": ")
                .append(Columns.fit(Printable.line(message.frame()), FRAME_COLUMNS_MAX))
                .toString();
    }

    private void path(String d) {
        html.open("path", "d", d).close();
    }

    /** A small head at the receiver, turned the way the message came. */
    private void arrow(double fromX, double fromY, double x, double y) {
        double degrees = Math.toDegrees(Math.atan2(y - fromY, x - fromX));
        html.open(
                        "path",
                        "class",
                        "head",
                        "d",
                        "M0 0L-7 -3L-7 3Z",
                        "transform",
                        "translate(" + px(x) + " " + px(y) + ") rotate(" + px(degrees) + ")")
                .close();
    }

    private static String at(double x, double y) {
        return px(x) + " " + px(y);
    }
}
