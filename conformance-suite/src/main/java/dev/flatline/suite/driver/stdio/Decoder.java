package dev.flatline.suite.driver.stdio;

import dev.flatline.suite.driver.ClientLiveness;
import dev.flatline.suite.driver.DriverEvent;
import dev.flatline.suite.driver.DriverEvent.ChildChange;
import dev.flatline.suite.driver.DriverEvent.Outcome;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** The lines that a driver prints. Strict: a field too many is as wrong as one too few, so that no typing error passes. */
final class Decoder {

    private static final String SKIPPED = "skipped";

    private Decoder() {}

    /** What one line after the self-description says. */
    sealed interface Message {

        /** Something for the runner. */
        record Told(DriverEvent event) implements Message {}

        /** The answer to a command that the client cannot carry out. */
        record Lacking(long id, String reason) implements Message {}

        /** Something for the person who reads about a failure. */
        record Logged(String text) implements Message {}
    }

    /** Reads a driver's first line. */
    static SelfDescription selfDescription(String line) throws MalformedLineException {
        Fields fields = new Fields(line);
        if (!fields.has("flatline")) {
            throw new MalformedLineException("did not begin with its self-description but with: " + fields.shown());
        }
        double protocol = fields.number("flatline");
        if (protocol != SelfDescription.PROTOCOL_VERSION) {
            throw new MalformedLineException("speaks version " + Json.number(protocol)
                    + " of the driver protocol; this Flatline speaks version " + SelfDescription.PROTOCOL_VERSION);
        }
        SelfDescription description = new SelfDescription(
                fields.text("driver"),
                fields.text("version"),
                fields.text("sdk"),
                fields.texts("capabilities"),
                fields.has("liveness") ? liveness(fields.object("liveness")) : ClientLiveness.ANSWERS_PINGS);
        fields.end();
        return description;
    }

    private static ClientLiveness liveness(Fields fields) throws MalformedLineException {
        boolean pings = fields.truth("pings");
        ClientLiveness liveness = pings
                ? ClientLiveness.ANSWERS_PINGS
                : ClientLiveness.silentFor(Duration.ofMillis(fields.id("silenceMillis")));
        fields.end();
        return liveness;
    }

    /** Reads any other line. */
    static Message message(String line) throws MalformedLineException {
        Fields fields = new Fields(line);
        Message message = fields.has("id") ? reply(fields) : event(fields);
        fields.end();
        return message;
    }

    /** The id of the command that a message answers, if it answers one. */
    static Optional<Long> answered(Message message) {
        if (message instanceof Message.Lacking lacking) {
            return Optional.of(lacking.id());
        }
        return message instanceof Message.Told told && told.event() instanceof DriverEvent.Reply reply
                ? Optional.of(reply.id())
                : Optional.empty();
    }

    private static Message reply(Fields fields) throws MalformedLineException {
        long id = fields.id("id");
        if (fields.has(SKIPPED)) {
            return new Message.Lacking(id, fields.text(SKIPPED));
        }
        Outcome outcome = outcome(fields);
        Object value = outcome.acked() && fields.has("value") ? fields.value("value") : null;
        return new Message.Told(new DriverEvent.Reply(id, outcome, value));
    }

    private static Outcome outcome(Fields fields) throws MalformedLineException {
        return fields.truth("acked")
                ? Outcome.acknowledged()
                : Outcome.rejected(fields.text("code"), fields.text("message"));
    }

    private static Message event(Fields fields) throws MalformedLineException {
        if (!fields.has("event")) {
            throw new MalformedLineException("printed a line that is neither a reply nor an event: " + fields.shown());
        }
        String kind = fields.text("event");
        return switch (kind) {
            case "connected" -> new Message.Told(new DriverEvent.Connected(fields.truth("value")));
            case "offset" -> new Message.Told(new DriverEvent.Offset(fields.number("millis")));
            case "value" -> new Message.Told(new DriverEvent.Value(fields.text("listener"), fields.value("value")));
            case "child" -> new Message.Told(child(fields));
            case "cancelled" ->
                new Message.Told(new DriverEvent.Cancelled(
                        fields.text("listener"), fields.text("code"), fields.text("message")));
            case "behaved" -> new Message.Told(behaved(fields));
            case "log" -> new Message.Logged(fields.text("text"));
            default -> throw new MalformedLineException("told of an unknown event \"" + kind + "\": " + fields.shown());
        };
    }

    private static DriverEvent behaved(Fields fields) throws MalformedLineException {
        String text = fields.text("text");
        return fields.has(SKIPPED)
                ? new DriverEvent.Skipped(fields.text(SKIPPED))
                : new DriverEvent.Behaved(text, outcome(fields));
    }

    private static DriverEvent child(Fields fields) throws MalformedLineException {
        return new DriverEvent.Child(
                fields.text("listener"), change(fields), fields.text("key"), fields.value("value"));
    }

    private static ChildChange change(Fields fields) throws MalformedLineException {
        String word = fields.text("change");
        for (ChildChange change : ChildChange.values()) {
            if (change.name().toLowerCase(Locale.ROOT).equals(word)) {
                return change;
            }
        }
        throw new MalformedLineException("told of an unknown change \"" + word + "\": " + fields.shown());
    }
}
