package dev.flatline.suite.rest;

/** What happens on a {@link Line}. */
public sealed interface LineEvent {

    /** Bytes have come. */
    final class Received implements LineEvent {

        private final byte[] bytes;

        /** @param bytes belong to whoever is told from now on */
        public Received(byte[] bytes) {
            this.bytes = bytes;
        }

        /** What has come. */
        public byte[] bytes() {
            return bytes;
        }
    }

    /** The connection has ended, or never stood; the last event. */
    record Ended(String reason) implements LineEvent {}
}
