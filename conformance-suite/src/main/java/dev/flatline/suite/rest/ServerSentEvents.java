package dev.flatline.suite.rest;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Puts the events of a stream together from its bytes: lines {@code event:} and {@code data:}, an empty one after each. */
final class ServerSentEvents {

    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private String event = "";
    private String data = "";

    /** One event: its name, and its data as it came. */
    record Event(String name, String data) {}

    /** The events that these bytes complete. */
    List<Event> feed(byte[] bytes) {
        List<Event> complete = new ArrayList<>();
        for (byte each : bytes) {
            if (each != '\n') {
                line.write(each);
                continue;
            }
            String text = line.toString(StandardCharsets.UTF_8).stripTrailing();
            line.reset();
            if (text.isEmpty() && !event.isEmpty()) {
                complete.add(new Event(event, data));
                event = "";
                data = "";
            } else if (text.startsWith("event:")) {
                event = text.substring("event:".length()).strip();
            } else if (text.startsWith("data:")) {
                data += text.substring("data:".length()).strip();
            }
        }
        return complete;
    }
}
