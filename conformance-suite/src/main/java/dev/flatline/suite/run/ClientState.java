package dev.flatline.suite.run;

import dev.flatline.reports.journal.Lane;
import dev.flatline.suite.driver.DriverEvent;
import dev.flatline.suite.driver.DriverEvent.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one client has told so far. */
final class ClientState {

    private final Lane lane;
    private final ClientNotes notes;
    private final List<Boolean> connected = new ArrayList<>();
    private final Map<String, List<@Nullable Object>> eventsByListener = new HashMap<>();
    private final Map<Long, Outcome> outcomes = new HashMap<>();
    private final Map<Long, String> calls = new HashMap<>();
    private final Set<String> cancelled = new HashSet<>();
    private int toldSoFar;
    private Optional<Double> offsetMillis = Optional.empty();
    private Optional<DriverEvent.Broken> broken = Optional.empty();
    private Optional<DriverEvent.Skipped> skipped = Optional.empty();

    ClientState(Lane lane, Recorder recorder) {
        this.lane = lane;
        this.notes = new ClientNotes(lane, recorder);
    }

    Lane lane() {
        return lane;
    }

    /** Remembers what was asked for, so that the outcome can be told in the same words. */
    void called(long id, String text, long atMicros) {
        calls.put(id, text);
        notes.called(text, atMicros);
    }

    /** Takes anything but messages, which say nothing that the client has understood. */
    void take(DriverEvent event, long atMicros) {
        if (event instanceof DriverEvent.Message) {
            return;
        }
        toldSoFar++;
        if (event instanceof DriverEvent.Reply reply) {
            outcomes.put(reply.id(), reply.outcome());
            notes.ended(calls.getOrDefault(reply.id(), "command " + reply.id()), reply.outcome(), atMicros);
            return;
        }
        if (event instanceof DriverEvent.Connected change) {
            connected.add(change.connected());
        } else if (event instanceof DriverEvent.Offset offset) {
            offsetMillis = Optional.of(offset.millis());
        } else if (event instanceof DriverEvent.Value value) {
            raised(value.listener(), value.value());
        } else if (event instanceof DriverEvent.Child child) {
            String change = child.change().name().toLowerCase(Locale.ROOT);
            raised(child.listener(), Values.object("event", change, "key", child.key(), "value", child.value()));
        } else if (event instanceof DriverEvent.Cancelled end) {
            cancelled.add(end.listener());
        } else if (event instanceof DriverEvent.Broken failure) {
            broken = broken.or(() -> Optional.of(failure));
        } else if (event instanceof DriverEvent.Skipped lack) {
            skipped = skipped.or(() -> Optional.of(lack));
        }
        notes.told(event, atMicros);
    }

    private void raised(String listener, @Nullable Object event) {
        eventsByListener.computeIfAbsent(listener, name -> new ArrayList<>()).add(event);
    }

    /** Notes in the journal which commands never got an answer. */
    void recordUnknown(long atMicros) {
        calls.keySet().stream()
                .filter(id -> !outcomes.containsKey(id))
                .sorted()
                .forEach(id -> notes.unanswered(calls.getOrDefault(id, ""), atMicros));
    }

    /** How often this client has told anything. */
    int toldSoFar() {
        return toldSoFar;
    }

    boolean isConnected() {
        return !connected.isEmpty() && connected.get(connected.size() - 1);
    }

    List<Boolean> connectedEvents() {
        return List.copyOf(connected);
    }

    /** All events of a listener so far; empty if there were none. */
    List<@Nullable Object> events(String listener) {
        return eventsByListener.getOrDefault(listener, List.of());
    }

    /** Whether the server has ended the listener of this name. */
    boolean wasCancelled(String listener) {
        return cancelled.contains(listener);
    }

    Optional<Outcome> outcome(long id) {
        return Optional.ofNullable(outcomes.get(id));
    }

    Optional<Double> offsetMillis() {
        return offsetMillis;
    }

    Optional<DriverEvent.Broken> broken() {
        return broken;
    }

    /** What it could not do, if it could not do something. */
    Optional<DriverEvent.Skipped> skipped() {
        return skipped;
    }
}
