package dev.flatline.simulator.toxiproxy;

import dev.flatline.simulator.fault.FaultException;
import dev.flatline.simulator.fault.FaultNetwork;
import dev.flatline.simulator.fault.FaultRoute;
import dev.flatline.simulator.fault.Route;
import eu.rekawek.toxiproxy.ToxiproxyClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A live network: each route is a proxy of a running Toxiproxy on this machine.
 *
 * <p>Safe for use by several threads; each route is steered by one.
 */
public final class ToxiproxyNetwork implements FaultNetwork {
    private static final Duration CALL_LIMIT = Duration.ofSeconds(15);

    private final String description;
    private final String namePrefix;
    private final ToxiproxyClient client;
    private final EngineExtensions extensions;
    private final BoundedCalls calls;
    private final List<ToxiproxyControl> proxies = new ArrayList<>();
    private int opened;

    /**
     * Connects to a Toxiproxy and asks for its version.
     *
     * @param host where its HTTP API listens
     * @param port where its HTTP API listens
     * @param kind what it is called in reports, such as {@code embedded toxiproxy}
     * @throws FaultException if none answers there
     */
    public ToxiproxyNetwork(String host, int port, String kind) {
        this(host, port, kind, "");
    }

    /** @param namePrefix what the names of the proxies begin with; made of letters, digits and dashes */
    ToxiproxyNetwork(String host, int port, String kind, String namePrefix) {
        this(host, port, kind, namePrefix, CALL_LIMIT);
    }

    ToxiproxyNetwork(String host, int port, String kind, String namePrefix, Duration limit) {
        requireUsableLocale();
        this.namePrefix = namePrefix;
        description = kind + " at " + host + ":" + port;
        client = new ToxiproxyClient(host, port);
        extensions = new EngineExtensions(host, port, limit);
        calls = new BoundedCalls(
                description, limit, "it may be stuck behind a connection that nobody reads; start it anew");
        try {
            calls.call("tell its version", client::version);
        } catch (FaultException e) {
            calls.close();
            throw e;
        }
    }

    /** The client lower-cases names of types in the default locale; a dotless i would make them unknown. */
    private static void requireUsableLocale() {
        if (!"TIMEOUT".toLowerCase(Locale.getDefault()).equals("timeout")) {
            throw new FaultException("toxiproxy-java cannot be used in the locale " + Locale.getDefault()
                    + ", which writes the lower case of TIMEOUT differently: start Java with -Duser.language=en");
        }
    }

    @Override
    public synchronized Route route(String clientName, String upstreamHostPort, boolean armedForCut) {
        // The client does not encode names in URLs, and names must be unique.
        String name = namePrefix + clientName.replaceAll("[^A-Za-z0-9_-]", "-") + "-" + ++opened;
        ToxiproxyControl proxy = new ToxiproxyControl(
                calls,
                extensions,
                calls.call(
                        "create proxy " + name + " to " + upstreamHostPort,
                        () -> client.createProxy(name, "127.0.0.1:0", upstreamHostPort)));
        proxies.add(proxy);
        return new FaultRoute(proxy, armedForCut);
    }

    @Override
    public String describe() {
        return description;
    }

    /**
     * Deletes the proxies of all routes; the Toxiproxy itself goes on.
     *
     * @throws FaultException if one could not be deleted; all have been tried then
     */
    @Override
    public synchronized void close() {
        List<FaultException> failures = new ArrayList<>();
        for (ToxiproxyControl proxy : proxies) {
            try {
                proxy.delete();
            } catch (FaultException e) {
                failures.add(e);
            }
        }
        proxies.clear();
        calls.close();
        if (!failures.isEmpty()) {
            throw failures.get(0);
        }
    }
}
