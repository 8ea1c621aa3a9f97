package dev.flatline.reports.timeline;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** The moments at which something happens, each with the room it needs: as many slots as it has marks on one lane. */
final class Moments {
    private final TreeMap<Long, Integer> slotsByMoment = new TreeMap<>();

    private Moments() {}

    private record Place(TimelineLane lane, long micros) {}

    static Moments of(Timeline timeline) {
        Moments moments = new Moments();
        Map<Place, Integer> counts = new HashMap<>();
        for (Mark mark : timeline.marks()) {
            if (mark.lane().kind() != TimelineLane.Kind.RUN) {
                moments.add(mark.micros(), counts.merge(new Place(mark.lane(), mark.micros()), 1, Integer::sum));
            }
        }
        for (Band band : timeline.bands()) {
            moments.add(band.beginMicros(), 1);
            band.endMicros().ifPresent(end -> moments.add(end, 1));
        }
        for (Message message : timeline.messages()) {
            message.sentMicros().ifPresent(sent -> moments.add(sent, 1));
            message.receivedMicros().ifPresent(received -> moments.add(received, 1));
        }
        for (Bar bar : timeline.bars()) {
            moments.add(bar.openedMicros(), 1);
            bar.closedMicros().ifPresent(closed -> moments.add(closed, 1));
            // A bound that was not used up is in nobody's way.
            bar.dueMicros().stream()
                    .filter(due -> due <= bar.closedMicros().orElse(due))
                    .forEach(due -> moments.add(due, 1));
        }
        return moments;
    }

    private void add(long micros, int slots) {
        slotsByMoment.merge(micros, slots, Math::max);
    }

    long[] micros() {
        return slotsByMoment.keySet().stream().mapToLong(Long::longValue).toArray();
    }

    /** How many slots each moment takes. */
    int[] widths() {
        return slotsByMoment.values().stream().mapToInt(Integer::intValue).toArray();
    }
}
