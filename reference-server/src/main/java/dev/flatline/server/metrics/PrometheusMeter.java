package dev.flatline.server.metrics;

import dev.flatline.server.ServerMeter;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToDoubleFunction;

/** Figures by Micrometer, each server its own. */
public final class PrometheusMeter implements ServerMeter {
    private static final double[] QUANTILES = {0.5, 0.99, 0.999};
    private static final String DIRECTION = "direction";
    private static final String IN = "in";
    private static final String OUT = "out";

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final AtomicLong connections = new AtomicLong();
    private final Counter bytesIn = counter("flatline.bytes", DIRECTION, IN);
    private final Counter bytesOut = counter("flatline.bytes", DIRECTION, OUT);
    private final Counter messagesIn = counter("flatline.messages", DIRECTION, IN);
    private final Counter messagesOut = counter("flatline.messages", DIRECTION, OUT);
    private final Counter disconnectWritesRan = counter("flatline.disconnect.writes.ran");
    private final Timer writes = timer("flatline.write", "From a write's turn until all listeners have been told.");
    private final Timer loopDelays = timer("flatline.loop.delay", "How long loops take to get round to a scrape.");
    private volatile Census census = Census.NONE;

    /** Everything at zero. */
    public PrometheusMeter() {
        gauge("flatline.connections", meter -> meter.connections.get());
        gauge("flatline.sessions", meter -> meter.census.sessions());
        gauge("flatline.listens", meter -> meter.census.listens());
        gauge("flatline.disconnect.writes.pending", meter -> meter.census.disconnectWrites());
    }

    private Counter counter(String name, String... tags) {
        return registry.counter(name, tags);
    }

    private Timer timer(String name, String description) {
        return Timer.builder(name)
                .description(description)
                .publishPercentiles(QUANTILES)
                .register(registry);
    }

    private void gauge(String name, ToDoubleFunction<PrometheusMeter> figure) {
        Gauge.builder(name, this, figure).register(registry);
    }

    /** All figures in the text format of Prometheus, those of the census as given. */
    public String scrape(Census counted) {
        census = counted;
        return registry.scrape();
    }

    @Override
    public void connectionOpened() {
        connections.incrementAndGet();
    }

    @Override
    public void connectionClosed() {
        connections.decrementAndGet();
    }

    @Override
    public void bytesReceived(int count) {
        bytesIn.increment(count);
    }

    @Override
    public void bytesSent(int count) {
        bytesOut.increment(count);
    }

    @Override
    public void messageReceived() {
        messagesIn.increment();
    }

    @Override
    public void messageSent() {
        messagesOut.increment();
    }

    @Override
    public void rejected(String status) {
        counter("flatline.rejected", "status", status).increment();
    }

    @Override
    public void disconnectWritesRan(int count) {
        disconnectWritesRan.increment(count);
    }

    @Override
    public long begin() {
        return System.nanoTime();
    }

    @Override
    public void writeEnded(long begun) {
        writes.record(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
    }

    @Override
    public void loopTurned(long begun) {
        loopDelays.record(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
    }
}
