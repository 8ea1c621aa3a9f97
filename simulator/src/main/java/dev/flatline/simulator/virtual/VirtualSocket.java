package dev.flatline.simulator.virtual;

/** One end of a connection on the virtual network. Writing to or closing a closed socket does nothing. */
public interface VirtualSocket {
    /** Sends bytes; they arrive in order, a hop later. The array belongs to the network from now on. */
    void write(byte[] bytes);

    /**
     * Closes both ways after what has been written (FIN). There is no half-close: this end hears nothing any more, and
     * its handler is not told of its own close.
     */
    void close();

    /** Closes at once (RST): what is still under way from here never arrives. Else as {@link #close}. */
    void reset();

    /** While not reading, what arrives, the end included, stays in the kernel and the handler hears nothing. */
    void setReading(boolean reading);
}
