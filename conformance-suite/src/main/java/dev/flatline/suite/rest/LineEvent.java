package dev.flatline.suite.rest;

/** What happens on a {@link Line}. */
public sealed interface LineEvent {

    /** Bytes have come; the array belongs to whoever is told. */
    record Received(byte[] bytes) implements LineEvent {}

    /** The connection has ended, or never stood; the last event. */
    record Ended(String reason) implements LineEvent {}
}
