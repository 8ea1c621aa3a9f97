package dev.flatline.simulator.fault;

import dev.flatline.simulator.link.LinkTraffic;

/**
 * What a route has seen since it was opened, all its connections together.
 *
 * @param connectionsLive open now, on both sides
 * @param connectionsOpened accepted from the client so far
 * @param connectionsFailed accepted, then closed because the server could not be reached
 * @param up from the client to the server
 * @param down from the server to the client
 */
public record RouteTraffic(
        long connectionsLive, long connectionsOpened, long connectionsFailed, LinkTraffic up, LinkTraffic down) {

    /** The sum of two readings. */
    public RouteTraffic plus(RouteTraffic other) {
        return new RouteTraffic(
                connectionsLive + other.connectionsLive,
                connectionsOpened + other.connectionsOpened,
                connectionsFailed + other.connectionsFailed,
                up.plus(other.up),
                down.plus(other.down));
    }

    /** Bytes held in both directions. */
    public long bytesHeld() {
        return up.bytesHeld() + down.bytesHeld();
    }

    /** Bytes lost in both directions. */
    public long bytesLost() {
        return up.bytesLost() + down.bytesLost();
    }

    /** Bytes passed in both directions. */
    public long bytesPassed() {
        return up.bytesPassed() + down.bytesPassed();
    }

    /** Closes held in both directions. */
    public long closesHeld() {
        return up.closesHeld() + down.closesHeld();
    }
}
