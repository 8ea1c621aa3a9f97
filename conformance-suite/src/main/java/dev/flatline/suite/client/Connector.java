package dev.flatline.suite.client;

/** Opens WebSockets for the client core. */
public interface Connector {

    /**
     * Begins to open a WebSocket and returns at once. Whatever goes wrong, a malformed address included, is told to the
     * listener, never thrown; and nothing is told before this method has returned.
     *
     * @param address {@code host:port}
     * @param pathAndQuery the request target, such as {@code /.ws?v=5&ns=demo}
     * @param listener called on the client's executor only
     */
    Wire open(String address, String pathAndQuery, WireListener listener);
}
