package dev.flatline.suite.run;

import dev.flatline.reports.journal.EventData;
import dev.flatline.reports.journal.EventKind;
import dev.flatline.reports.journal.Lane;
import dev.flatline.suite.driver.DriverEvent;
import dev.flatline.suite.driver.DriverEvent.Outcome;
import dev.flatline.suite.driver.ValueText;
import java.util.Locale;

/**
 * Writes into the journal what a client was told and has told. Of the observer only what it sees is worth a line: that it
 * listens, and that it is connected, is the runner's own affair.
 */
final class ClientNotes {

    private final Lane lane;
    private final Recorder recorder;
    private final boolean observes;

    ClientNotes(Lane lane, Recorder recorder) {
        this.lane = lane;
        this.recorder = recorder;
        this.observes = lane.equals(Lane.OBSERVER);
    }

    void called(String text, long atMicros) {
        if (!observes) {
            recorder.record(atMicros, lane, EventKind.CALL, text);
        }
    }

    void ended(String call, Outcome outcome, long atMicros) {
        if (outcome.rejected()) {
            String code = outcome.code().orElse("");
            recorder.record(atMicros, lane, EventKind.REJECT, "rejected (" + code + "): " + call);
        } else if (!outcome.acked()) {
            unanswered(call, atMicros);
        } else if (!observes) {
            recorder.record(atMicros, lane, EventKind.ACK, "acknowledged: " + call);
        }
    }

    void unanswered(String call, long atMicros) {
        recorder.record(atMicros, lane, EventKind.UNKNOWN, "outcome unknown: " + call);
    }

    void told(DriverEvent event, long atMicros) {
        if (event instanceof DriverEvent.Value value) {
            value(value.listener(), ValueText.of(value.value()), atMicros);
        } else if (event instanceof DriverEvent.Child child) {
            String change = child.change().name().toLowerCase(Locale.ROOT);
            event(child.listener() + ": " + change + " " + child.key() + " = " + ValueText.of(child.value()), atMicros);
        } else if (event instanceof DriverEvent.Cancelled cancelled) {
            event(cancelled.listener() + " cancelled: " + cancelled.code() + " " + cancelled.message(), atMicros);
        } else if (event instanceof DriverEvent.Behaved behaved) {
            ended("by itself, " + behaved.text(), behaved.outcome(), atMicros);
        } else if (event instanceof DriverEvent.Skipped skipped) {
            recorder.record(atMicros, lane, EventKind.NOTE, "cannot: " + skipped.reason());
        } else if (event instanceof DriverEvent.Broken broken) {
            recorder.record(atMicros, lane, EventKind.NOTE, "driver: " + broken.reason());
        } else if (event instanceof DriverEvent.Connected change && !observes) {
            String text = change.connected() ? "connected" : "not connected";
            recorder.record(atMicros, lane, EventKind.CONNECTED, text, EventKind.DATA_CONNECTED, change.connected());
        } else if (event instanceof DriverEvent.Offset offset && !observes) {
            event("server time offset " + Math.round(offset.millis()) + " ms", atMicros);
        }
    }

    private void value(String listener, String value, long atMicros) {
        String text = listener + " = " + value;
        if (observes) {
            // The observer's listeners are called what they watch.
            recorder.record(
                    atMicros,
                    lane,
                    EventKind.STATE,
                    text,
                    Recorder.data().put(EventData.PATH, listener).put(EventData.VALUE, value));
        } else {
            event(text, atMicros);
        }
    }

    private void event(String text, long atMicros) {
        recorder.record(atMicros, lane, observes ? EventKind.STATE : EventKind.EVENT, text);
    }
}
