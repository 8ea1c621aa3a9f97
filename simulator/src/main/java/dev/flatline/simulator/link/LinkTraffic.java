package dev.flatline.simulator.link;

/**
 * What became of the bytes read in one direction.
 *
 * @param bytesPassed written to the destination
 * @param bytesHeld inside the chain now
 * @param bytesLost dropped by a toxic, or still inside when the connection was closed
 * @param closesHeld ends of the stream that have arrived but not been passed on: 0 or 1 for one link
 */
public record LinkTraffic(long bytesPassed, long bytesHeld, long bytesLost, long closesHeld) {
    /** Nothing yet. */
    public static final LinkTraffic NONE = new LinkTraffic(0, 0, 0, 0);

    /** The sum over two links. */
    public LinkTraffic plus(LinkTraffic other) {
        return new LinkTraffic(
                bytesPassed + other.bytesPassed,
                bytesHeld + other.bytesHeld,
                bytesLost + other.bytesLost,
                closesHeld + other.closesHeld);
    }
}
