package dev.flatline.simulator.toxiproxy;

import dev.flatline.simulator.fault.FaultException;
import dev.flatline.simulator.fault.ProxyControl;
import dev.flatline.simulator.fault.RouteTraffic;
import dev.flatline.simulator.link.Direction;
import dev.flatline.simulator.link.PlacedToxic;
import dev.flatline.simulator.link.Toxic;
import eu.rekawek.toxiproxy.Proxy;
import eu.rekawek.toxiproxy.model.ToxicDirection;
import eu.rekawek.toxiproxy.model.toxic.Bandwidth;
import eu.rekawek.toxiproxy.model.toxic.Latency;
import eu.rekawek.toxiproxy.model.toxic.LimitData;
import eu.rekawek.toxiproxy.model.toxic.ResetPeer;
import eu.rekawek.toxiproxy.model.toxic.Slicer;
import eu.rekawek.toxiproxy.model.toxic.SlowClose;
import eu.rekawek.toxiproxy.model.toxic.Timeout;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/** One proxy of a running Toxiproxy. */
final class ToxiproxyControl implements ProxyControl {
    private final BoundedCalls calls;
    private final EngineExtensions extensions;
    private final Proxy proxy;
    /** The client's handles: asking for the list would fail on types that the client does not know. */
    private final Map<String, eu.rekawek.toxiproxy.model.Toxic> handles = new HashMap<>();

    ToxiproxyControl(BoundedCalls calls, EngineExtensions extensions, Proxy proxy) {
        this.calls = calls;
        this.extensions = extensions;
        this.proxy = proxy;
    }

    @Override
    public String address() {
        return proxy.getListen();
    }

    @Override
    public void add(PlacedToxic toxic) {
        call("add toxic " + toxic.name(), () -> {
            eu.rekawek.toxiproxy.model.Toxic handle = create(toxic);
            handles.put(toxic.name(), handle);
            if (toxic.toxicity() != 1) {
                // The client cannot say so at creation; for a moment the toxic hits every connection.
                handle.setToxicity(toxic.toxicity());
            }
            return handle;
        });
    }

    private eu.rekawek.toxiproxy.model.Toxic create(PlacedToxic placed) throws IOException {
        ToxicDirection direction =
                placed.direction() == Direction.UPSTREAM ? ToxicDirection.UPSTREAM : ToxicDirection.DOWNSTREAM;
        String name = placed.name();
        Toxic toxic = placed.toxic();
        if (toxic instanceof Toxic.Latency t) {
            Latency created = proxy.toxics().latency(name, direction, t.latencyMillis());
            return t.jitterMillis() == 0 ? created : created.setJitter(t.jitterMillis());
        } else if (toxic instanceof Toxic.Bandwidth t) {
            return proxy.toxics().bandwidth(name, direction, t.rateKilobytesPerSecond());
        } else if (toxic instanceof Toxic.SlowClose t) {
            return proxy.toxics().slowClose(name, direction, t.delayMillis());
        } else if (toxic instanceof Toxic.Timeout t) {
            return proxy.toxics().timeout(name, direction, t.timeoutMillis());
        } else if (toxic instanceof Toxic.ResetPeer t) {
            return proxy.toxics().resetPeer(name, direction, t.timeoutMillis());
        } else if (toxic instanceof Toxic.LimitData t) {
            return proxy.toxics().limitData(name, direction, t.bytes());
        } else if (toxic instanceof Toxic.Slicer t) {
            Slicer created = proxy.toxics().slicer(name, direction, t.averageSizeBytes(), t.delayMicros());
            return t.sizeVariationBytes() == 0 ? created : created.setSizeVariation(t.sizeVariationBytes());
        }
        throw new IllegalArgumentException("toxiproxy-java does not know " + toxic.type());
    }

    @Override
    public void update(PlacedToxic toxic) {
        eu.rekawek.toxiproxy.model.Toxic handle = handle(toxic);
        call("update toxic " + toxic.name(), () -> {
            change(handle, toxic.toxic());
            if (toxic.toxicity() != handle.getToxicity()) {
                handle.setToxicity(toxic.toxicity());
            }
            return handle;
        });
    }

    private static void change(eu.rekawek.toxiproxy.model.Toxic handle, Toxic toxic) throws IOException {
        if (toxic instanceof Toxic.Latency t && handle instanceof Latency latency) {
            latency.setLatency(t.latencyMillis());
            if (t.jitterMillis() != latency.getJitter()) {
                latency.setJitter(t.jitterMillis());
            }
        } else if (toxic instanceof Toxic.Bandwidth t && handle instanceof Bandwidth bandwidth) {
            bandwidth.setRate(t.rateKilobytesPerSecond());
        } else if (toxic instanceof Toxic.SlowClose t && handle instanceof SlowClose slowClose) {
            slowClose.setDelay(t.delayMillis());
        } else if (toxic instanceof Toxic.Timeout t && handle instanceof Timeout timeout) {
            timeout.setTimeout(t.timeoutMillis());
        } else if (toxic instanceof Toxic.ResetPeer t && handle instanceof ResetPeer resetPeer) {
            resetPeer.setTimeout(t.timeoutMillis());
        } else if (toxic instanceof Toxic.LimitData t && handle instanceof LimitData limitData) {
            limitData.setBytes(t.bytes());
        } else if (toxic instanceof Toxic.Slicer t && handle instanceof Slicer slicer) {
            slicer.setAverageSize(t.averageSizeBytes());
            slicer.setSizeVariation(t.sizeVariationBytes());
            slicer.setDelay(t.delayMicros());
        } else {
            throw new IllegalArgumentException(handle.getName() + " cannot become " + toxic);
        }
    }

    @Override
    public void remove(PlacedToxic toxic) {
        eu.rekawek.toxiproxy.model.Toxic handle = handle(toxic);
        call("remove toxic " + toxic.name(), () -> {
            handle.remove();
            return handles.remove(toxic.name());
        });
    }

    private eu.rekawek.toxiproxy.model.Toxic handle(PlacedToxic toxic) {
        eu.rekawek.toxiproxy.model.Toxic handle = handles.get(toxic.name());
        if (handle == null) {
            throw new FaultException("proxy " + proxy.getName() + " has no toxic " + toxic.name());
        }
        return handle;
    }

    @Override
    public void enable() {
        call("accept connections", () -> {
            proxy.enable();
            return proxy;
        });
    }

    @Override
    public void disable() {
        call("refuse connections", () -> {
            proxy.disable();
            return proxy;
        });
    }

    @Override
    public void stopAnswering() {
        extensions.stopAnswering(proxy.getName());
    }

    @Override
    public Optional<RouteTraffic> traffic() {
        return extensions.traffic(proxy.getName());
    }

    void delete() {
        call("go away", () -> {
            proxy.delete();
            return proxy;
        });
    }

    private void call(String what, Callable<?> action) {
        var unused = calls.call("make proxy " + proxy.getName() + " " + what, action);
    }
}
