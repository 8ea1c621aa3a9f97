package dev.flatline.simulator.fault;

/** A network on which faults can be put: live through a Toxiproxy, or virtual. */
public interface FaultNetwork extends AutoCloseable {
    /**
     * Opens a way for one client to one server, through a proxy of its own.
     *
     * @param client the client's name, for reports; need not be unique
     * @param upstreamHostPort where the server listens, as {@code host:port}
     * @param armedForCut whether the route may be {@link Fault.Cut}; every close of an armed route is a RST
     * @throws FaultException if the proxy cannot be made
     */
    Route route(String client, String upstreamHostPort, boolean armedForCut);

    /** What carries out the faults, for reports: such as {@code virtual network}. */
    String describe();

    /** Takes away all routes of this network. */
    @Override
    void close();
}
