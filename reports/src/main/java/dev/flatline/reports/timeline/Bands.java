package dev.flatline.reports.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Collects what lasts, from its beginning to its end. */
final class Bands {
    private final List<Band> bands = new ArrayList<>();

    void begin(TimelineLane lane, Band.Kind kind, long micros, String text) {
        bands.add(new Band(lane, kind, micros, OptionalLong.empty(), text));
    }

    /** Ends all of this kind that last on the lane. */
    void end(TimelineLane lane, Band.Kind kind, long micros) {
        bands.replaceAll(band -> band.lane().equals(lane)
                        && band.kind() == kind
                        && band.endMicros().isEmpty()
                ? new Band(lane, kind, band.beginMicros(), OptionalLong.of(micros), band.text())
                : band);
    }

    /** Adds to the newest band of a fault what the fault did. */
    void tell(TimelineLane lane, String fault, String effect) {
        for (int i = bands.size() - 1; i >= 0; i--) {
            Band band = bands.get(i);
            if (band.lane().equals(lane)
                    && band.kind() == Band.Kind.FAULT
                    && band.text().startsWith(fault)) {
                bands.set(
                        i,
                        new Band(lane, band.kind(), band.beginMicros(), band.endMicros(), band.text() + ": " + effect));
                return;
            }
        }
    }

    List<Band> all() {
        return List.copyOf(bands);
    }
}
