package dev.flatline.server.wire;

import java.util.List;

/**
 * A message encoded once, to be sent to any number of connections.
 *
 * @param text the message
 * @param frames the payloads of the text frames that carry it, in UTF-8; nobody may change them
 */
public record OutboundMessage(String text, List<byte[]> frames) {
    /** Copies the list. */
    public OutboundMessage {
        frames = List.copyOf(frames);
    }
}
