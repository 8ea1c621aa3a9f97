package dev.flatline.simulator.fault;

import java.util.Optional;

/** One client's way to its server, on which faults are put. */
public interface Route {
    /** Where the client has to connect to, as {@code host:port}. */
    String address();

    /**
     * Puts the fault on the route, for existing and new connections.
     *
     * @return what the fault met, to judge later whether it did anything
     * @throws FaultException if the proxy does not do what it is told
     * @throws IllegalArgumentException if a route cannot carry the fault, such as a {@link Fault.Crash}, or this one
     *     cannot: a {@link Fault.Cut} without being armed for it
     */
    FaultReport apply(Fault fault);

    /** What has passed so far; empty if the proxy does not count it. */
    Optional<RouteTraffic> traffic();
}
