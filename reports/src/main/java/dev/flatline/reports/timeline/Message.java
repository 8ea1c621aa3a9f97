package dev.flatline.reports.timeline;

import java.util.OptionalLong;

/**
 * A message between a client and the server, in two segments: from its sender into the link, and from the link to its
 * receiver.
 *
 * @param client whose connection it took
 * @param up whether it went from the client to the server
 * @param sentMicros when it was sent, in microseconds since the scenario began; empty if the sender does not tell
 * @param receivedMicros when it arrived; empty if it did not, or the receiver does not tell
 * @param fate what became of it
 * @param frame what it said, possibly cut short
 */
public record Message(
        String client, boolean up, OptionalLong sentMicros, OptionalLong receivedMicros, Fate fate, String frame) {
    /** What becomes of a message. */
    public enum Fate {
        /** It went through. */
        ARRIVED("arrived"),
        /** It waited in the link for a fault to end. */
        HELD("held"),
        /** The link took its time. */
        DELAYED("delayed"),
        /** It never arrived. */
        LOST("lost"),
        /** The connection broke while it was in the link. */
        CUT("cut in mid-message"),
        /** Its receiver never tells. */
        UNTOLD("arrival not told"),
        /** The scenario ended while it was in the link. */
        UNDER_WAY("still under way");

        private final String words;

        Fate(String words) {
            this.words = words;
        }

        /** For people. */
        public String words() {
            return words;
        }
    }

    /** @throws IllegalArgumentException if neither end tells of it */
    public Message {
        if (sentMicros.isEmpty() && receivedMicros.isEmpty()) {
            throw new IllegalArgumentException("a message that nobody sent and nobody received");
        }
    }

    /** When it is first heard of. */
    public long firstMicros() {
        return sentMicros.orElseGet(receivedMicros::orElseThrow);
    }
}
