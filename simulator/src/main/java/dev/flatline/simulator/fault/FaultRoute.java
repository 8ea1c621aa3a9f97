package dev.flatline.simulator.fault;

import java.util.Optional;

/**
 * A route over any proxy: turns faults into recipes and carries them out step by step. Not thread-safe; one thread puts
 * faults on a route.
 */
public final class FaultRoute implements Route {
    private final ProxyControl proxy;
    private final RouteState state;

    /**
     * Takes over a proxy that has no toxics and no connections yet, and arms it if asked to.
     *
     * @param armedForCut see {@link FaultNetwork#route}
     */
    public FaultRoute(ProxyControl proxy, boolean armedForCut) {
        this.proxy = proxy;
        this.state = new RouteState(armedForCut);
        if (armedForCut) {
            proxy.add(Recipes.ARMING);
        }
    }

    @Override
    public String address() {
        return proxy.address();
    }

    @Override
    public FaultReport apply(Fault fault) {
        FaultReport report = new FaultReport(fault, proxy.traffic());
        for (ProxyAction action : Recipes.of(fault, state)) {
            action.applyTo(proxy);
            state.done(action);
        }
        return report;
    }

    @Override
    public Optional<RouteTraffic> traffic() {
        return proxy.traffic();
    }
}
