package dev.flatline.suite.driver.stdio;

import dev.flatline.suite.driver.DriverEvent;
import dev.flatline.suite.driver.DriverEvent.Outcome;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The lines that a driver prints, for the one who is a driver: the other side of {@link Decoder}. */
final class EventEncoder {

    private EventEncoder() {}

    static String greeting(SelfDescription self) {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("flatline", SelfDescription.PROTOCOL_VERSION);
        line.put("driver", self.driver());
        line.put("version", self.version());
        line.put("sdk", self.sdk());
        line.put("capabilities", self.capabilities());
        if (!self.liveness().pings()) {
            line.put(
                    "liveness",
                    Map.of(
                            "pings",
                            false,
                            "silenceMillis",
                            self.liveness().longestSilence().toMillis()));
        }
        return Json.text(line);
    }

    static String skipped(long id, String reason) {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("id", id);
        line.put("skipped", reason);
        return Json.text(line);
    }

    /**
     * The line that tells {@code event}.
     *
     * @throws IllegalArgumentException for what only a runner can say of a driver
     */
    static String event(DriverEvent event) {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        if (event instanceof DriverEvent.Reply reply) {
            line.put("id", reply.id());
            outcome(line, reply.outcome());
            if (reply.value() != null) {
                line.put("value", reply.value());
            }
        } else if (event instanceof DriverEvent.Connected change) {
            line.put("event", "connected");
            line.put("value", change.connected());
        } else if (event instanceof DriverEvent.Offset offset) {
            line.put("event", "offset");
            line.put("millis", Json.number(offset.millis()));
        } else if (event instanceof DriverEvent.Value value) {
            line.put("event", "value");
            line.put("listener", value.listener());
            line.put("value", value.value());
        } else if (event instanceof DriverEvent.Child child) {
            line.put("event", "child");
            line.put("listener", child.listener());
            line.put("change", child.change().name().toLowerCase(Locale.ROOT));
            line.put("key", child.key());
            line.put("value", child.value());
        } else if (event instanceof DriverEvent.Cancelled cancelled) {
            line.put("event", "cancelled");
            line.put("listener", cancelled.listener());
            line.put("code", cancelled.code());
            line.put("message", cancelled.message());
        } else if (event instanceof DriverEvent.Behaved behaved) {
            line.put("event", "behaved");
            line.put("text", behaved.text());
            outcome(line, behaved.outcome());
        } else {
            throw new IllegalArgumentException("No driver says " + event);
        }
        return Json.text(line);
    }

    private static void outcome(Map<String, @Nullable Object> line, Outcome outcome) {
        line.put("acked", outcome.acked());
        if (!outcome.acked()) {
            line.put("code", outcome.code().orElse("invalid"));
            line.put("message", outcome.message());
        }
    }
}
