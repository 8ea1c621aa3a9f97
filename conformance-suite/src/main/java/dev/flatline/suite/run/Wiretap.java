package dev.flatline.suite.run;

import dev.flatline.reports.journal.EventData;
import dev.flatline.reports.journal.EventKind;
import dev.flatline.reports.journal.Lane;
import dev.flatline.suite.driver.DriverEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.node.ObjectNode;

/**
 * Puts the messages of a scenario into the journal: finds for each one that was sent the one that was received, so that it shows
 * how long the link kept it and whether it ever let it go. On one connection messages arrive in their order or not at all,
 * and what was sent on a connection does not arrive on a later one.
 */
final class Wiretap {

    /** A journal is for reading: what a frame is about is at its beginning. */
    private static final int SHOWN_CHARS_MAX = 400;

    /** A message as far as it is known. */
    private record Seen(
            int session, boolean up, String text, int step, OptionalLong sentMicros, OptionalLong receivedMicros) {

        boolean isMissing(boolean sameWay, String sameText) {
            return up == sameWay && receivedMicros.isEmpty() && text.equals(sameText);
        }

        Seen received(long atMicros) {
            // Two threads that tell of one message may be overtaken by each other, the message by nothing.
            long micros = Math.max(atMicros, sentMicros.orElse(0));
            return new Seen(session, up, text, step, sentMicros, OptionalLong.of(micros));
        }
    }

    /** What is known of one client's messages. */
    private static final class Line {
        private final List<Seen> messages = new ArrayList<>();
        private int session;
        private boolean clientTells;
        private boolean serverTells;
    }

    private final Recorder recorder;
    private final Map<String, Line> lines = new LinkedHashMap<>();

    Wiretap(Recorder recorder) {
        this.recorder = recorder;
    }

    /** The server has accepted a client once more. */
    void connected(String client) {
        line(client).session++;
    }

    /** The client has sent a message, or one has reached it. */
    void take(String client, DriverEvent event, long atMicros) {
        if (event instanceof DriverEvent.Message message) {
            Line line = line(client);
            line.clientTells = true;
            heard(line, message.up(), message.text(), atMicros, message.up());
        }
    }

    /**
     * A message has reached the server, or the server has sent one.
     *
     * @param session which session of the client it belongs to, from 1
     */
    void atServer(String client, int session, boolean up, String text, long atMicros) {
        Line line = line(client);
        line.serverTells = true;
        if (up) {
            heard(line, true, text, atMicros, false);
        } else {
            line.messages.add(
                    new Seen(session, false, text, recorder.step(), OptionalLong.of(atMicros), OptionalLong.empty()));
        }
    }

    private void heard(Line line, boolean up, String text, long atMicros, boolean sent) {
        if (sent) {
            line.messages.add(new Seen(
                    line.session, true, text, recorder.step(), OptionalLong.of(atMicros), OptionalLong.empty()));
            return;
        }
        for (int i = 0; i < line.messages.size(); i++) {
            Seen message = line.messages.get(i);
            if (message.isMissing(up, text) && isOpen(line, message)) {
                line.messages.set(i, message.received(atMicros));
                return;
            }
        }
        line.messages.add(
                new Seen(line.session, up, text, recorder.step(), OptionalLong.empty(), OptionalLong.of(atMicros)));
    }

    /** Whether anything sent with this message may still arrive: nothing of a later session has. */
    private static boolean isOpen(Line line, Seen message) {
        return line.messages.stream()
                .noneMatch(other -> other.up() == message.up()
                        && other.session() > message.session()
                        && other.receivedMicros().isPresent());
    }

    private Line line(String client) {
        return lines.computeIfAbsent(client, name -> new Line());
    }

    /** Writes down all messages; called once, at the end, when it is known which ones never arrived. */
    void writeDown() {
        lines.forEach((client, line) -> line.messages.forEach(message -> write(client, line, message)));
    }

    private void write(String client, Line line, Seen message) {
        ObjectNode data = Recorder.data().put(EventData.UP, message.up());
        message.sentMicros().ifPresent(sent -> data.put(EventData.SENT, sent));
        message.receivedMicros().ifPresent(received -> data.put(EventData.RECEIVED, received));
        boolean receiverTells = message.up() ? line.serverTells : line.clientTells;
        if (!receiverTells) {
            data.put(EventData.UNTOLD, true);
        }
        long atMicros = message.sentMicros().orElseGet(message.receivedMicros()::orElseThrow);
        recorder.record(message.step(), atMicros, Lane.link(client), EventKind.FRAME, shown(message.text()), data);
    }

    private static String shown(String text) {
        if (text.length() <= SHOWN_CHARS_MAX) {
            return text;
        }
        int end = Optional.of(SHOWN_CHARS_MAX)
                .filter(at -> !Character.isHighSurrogate(text.charAt(at - 1)))
                .orElse(SHOWN_CHARS_MAX - 1);
        return text.substring(0, end) + "…";
    }
}
