package dev.flatline.simulator.fault;

import dev.flatline.simulator.link.PlacedToxic;
import java.util.Optional;

/**
 * The few things a fault does to a proxy. Each call returns once the proxy has done it for all its connections, and
 * throws {@link FaultException} if it does not.
 */
public interface ProxyControl {
    /** Where the proxy listens, as {@code host:port}. */
    String address();

    /** Puts a toxic at the end of its direction's chain. */
    void add(PlacedToxic toxic);

    /** Gives the toxic of that name new values. */
    void update(PlacedToxic toxic);

    /** Takes the toxic of that name out. */
    void remove(PlacedToxic toxic);

    /** Accepts connections again, at the same address. */
    void enable();

    /** Refuses new connections and closes existing ones. */
    void disable();

    /**
     * Leaves new connections without any answer until {@link #enable} or {@link #disable}; existing ones go on. A proxy
     * that cannot do so accepts connections as before.
     */
    void stopAnswering();

    /** What has passed so far; empty if the proxy does not count it. */
    Optional<RouteTraffic> traffic();
}
