package dev.flatline.reports.render;

import dev.flatline.reports.journal.EventKind;
import dev.flatline.reports.journal.EventRecord;
import dev.flatline.reports.journal.Lane;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A state that lasted on a lane, from one event to another.
 *
 * @param begin index of the event that began it
 * @param end index of the event that ended it, or -1 if nothing did
 * @param look what it was
 */
record LaneSpan(int begin, int end, Look look) {

    enum Look {
        CONNECTED("up"),
        FAULT("faulty"),
        WAITING("waiting");

        private final String cssClass;

        Look(String cssClass) {
            this.cssClass = cssClass;
        }

        String cssClass() {
            return cssClass;
        }
    }

    private enum Edge {
        BEGIN,
        END,
        NONE
    }

    /** The spans of one lane among these events, which are in the order of time. */
    static List<LaneSpan> of(List<EventRecord> events, Lane lane) {
        List<LaneSpan> spans = new ArrayList<>();
        for (Look look : Look.values()) {
            int begin = -1;
            for (int i = 0; i < events.size(); i++) {
                Edge edge = LaneOrder.shown(events.get(i)).equals(lane) ? edge(events.get(i), look) : Edge.NONE;
                if (edge == Edge.BEGIN && begin < 0) {
                    begin = i;
                } else if (edge == Edge.END && begin >= 0) {
                    spans.add(new LaneSpan(begin, i, look));
                    begin = -1;
                }
            }
            if (begin >= 0) {
                spans.add(new LaneSpan(begin, -1, look));
            }
        }
        return spans;
    }

    private static Edge edge(EventRecord event, Look look) {
        return switch (look) {
            case CONNECTED -> event.kind() == EventKind.CONNECTED ? flag(event, EventKind.DATA_CONNECTED) : Edge.NONE;
            case FAULT -> event.kind() == EventKind.FAULT ? flag(event, EventKind.DATA_ACTIVE) : Edge.NONE;
            case WAITING ->
                switch (event.kind()) {
                    case EXPECT -> Edge.BEGIN;
                    case MET, BROKEN -> Edge.END;
                    default -> Edge.NONE;
                };
        };
    }

    private static Edge flag(EventRecord event, String key) {
        JsonNode flag = event.data().path(key);
        return !flag.isBoolean() ? Edge.NONE : flag.booleanValue() ? Edge.BEGIN : Edge.END;
    }
}
