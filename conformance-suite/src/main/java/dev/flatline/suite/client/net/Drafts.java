package dev.flatline.suite.client.net;

import dev.flatline.suite.client.ReferenceClient;
import java.util.List;
import java.util.Map;
import org.java_websocket.drafts.Draft;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.protocols.Protocol;

/** What both connectors say in the upgrade and accept in frames. */
final class Drafts {
    /** The library's own limit is 2 GiB, allocated on a peer's word. */
    private static final int MAX_FRAME_BYTES = 16 * 1024 * 1024;

    static final Map<String, String> HEADERS = Map.of("User-Agent", ReferenceClient.USER_AGENT);

    private Drafts() {}

    /** WebSocket version 13 without extensions or subprotocol, as the official SDKs use it outside browsers. */
    static Draft create() {
        return new Draft_6455(List.of(), List.of(new Protocol("")), MAX_FRAME_BYTES);
    }
}
