package dev.flatline.simulator.link;

/**
 * A run of bytes that was read in one go. The array is shared, never copied: whoever hands one in must not change it
 * afterwards.
 *
 * @param bytes holds the run
 * @param offset where it starts
 * @param length how long it is
 * @param arrivedNanos when it arrived, on the monotonic clock of its connection
 */
// A record for its accessors: chunks are never compared, so the array's identity equality does no harm.
@SuppressWarnings("ArrayRecordComponent")
public record Chunk(byte[] bytes, int offset, int length, long arrivedNanos) {

    Chunk first(int count) {
        return new Chunk(bytes, offset, count, arrivedNanos);
    }

    Chunk after(int count) {
        return new Chunk(bytes, offset + count, length - count, arrivedNanos);
    }

    Chunk arrivedAt(long nanos) {
        return new Chunk(bytes, offset, length, nanos);
    }
}
