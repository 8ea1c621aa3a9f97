package dev.flatline.reports.timeline;

import dev.flatline.reports.journal.EventData;
import dev.flatline.reports.journal.EventRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Messages out of wire events, and what became of each. */
final class Messages {
    /** What a healthy link takes, with room for a busy machine. */
    private static final long QUICK_MICROS = 20_000;

    private final List<Band> bands;
    private final List<Mark> marks;
    private final long lastMicros;

    private Messages(List<Band> bands, List<Mark> marks, long lastMicros) {
        this.bands = bands;
        this.marks = marks;
        this.lastMicros = lastMicros;
    }

    /**
     * The messages among these wire events; one that does not say which way it went is none.
     *
     * @param marks in the order of time
     * @param lastMicros when the scenario's last event was
     */
    static List<Message> of(List<EventRecord> frames, List<Band> bands, List<Mark> marks, long lastMicros) {
        Messages reader = new Messages(bands, marks, lastMicros);
        List<Message> messages = new ArrayList<>();
        frames.forEach(frame -> reader.read(frame).ifPresent(messages::add));
        return messages;
    }

    private Optional<Message> read(EventRecord frame) {
        var data = frame.data();
        Optional<Boolean> up = TimelineBuilder.flag(data, EventData.UP);
        OptionalLong sent = TimelineBuilder.time(data, EventData.SENT);
        OptionalLong received = TimelineBuilder.time(data, EventData.RECEIVED);
        if (up.isEmpty() || !frame.lane().isLink() || (sent.isEmpty() && received.isEmpty())) {
            return Optional.empty();
        }
        boolean untold = TimelineBuilder.flag(data, EventData.UNTOLD).orElse(false) && received.isEmpty();
        return frame.lane()
                .client()
                .map(client -> new Message(
                        client,
                        up.get(),
                        sent,
                        received,
                        untold ? Message.Fate.UNTOLD : fate(client, sent, received),
                        frame.text()));
    }

    private Message.Fate fate(String client, OptionalLong sent, OptionalLong received) {
        if (sent.isEmpty()) {
            return Message.Fate.ARRIVED;
        }
        long begin = sent.getAsLong();
        return received.isPresent() ? arrived(client, begin, received.getAsLong()) : missing(client, begin);
    }

    private Message.Fate arrived(String client, long begin, long end) {
        if (end - begin < QUICK_MICROS) {
            return Message.Fate.ARRIVED;
        }
        // A fault that was lifted meanwhile held it back; one that is still on is only slow.
        boolean lifted = faults(client)
                .anyMatch(band -> band.beginMicros() <= end
                        && band.endMicros().stream().anyMatch(lift -> begin <= lift && lift <= end));
        return lifted ? Message.Fate.HELD : Message.Fate.DELAYED;
    }

    private Message.Fate missing(String client, long begin) {
        boolean broke = marks.stream()
                .filter(mark -> mark.sign() == Sign.FAULT && mark.lane().equals(TimelineLane.link(client)))
                .anyMatch(mark -> mark.micros() >= begin && mark.micros() <= begin + QUICK_MICROS);
        boolean swallowed = faults(client)
                .anyMatch(
                        band -> band.beginMicros() <= begin && band.endMicros().orElse(Long.MAX_VALUE) > begin);
        if (broke && !swallowed) {
            return Message.Fate.CUT;
        }
        return !swallowed && begin + QUICK_MICROS >= lastMicros ? Message.Fate.UNDER_WAY : Message.Fate.LOST;
    }

    private Stream<Band> faults(String client) {
        return bands.stream()
                .filter(band -> band.kind() == Band.Kind.FAULT && band.lane().equals(TimelineLane.link(client)));
    }
}
