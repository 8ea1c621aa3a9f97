package dev.flatline.server.session;

import dev.flatline.server.Liveness;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Applies a {@link Liveness} to one connection. Everything runs on the loop, so a flag per tick is all there is to keep. */
public final class LivenessMonitor {
    private final Liveness policy;
    private final ScheduledExecutorService loop;
    private final Runnable probe;
    private final Runnable dead;
    private boolean aliveSinceTick = true;
    private int silentTicks;
    private @Nullable ScheduledFuture<?> nextTick;

    private LivenessMonitor(Liveness policy, ScheduledExecutorService loop, Runnable probe, Runnable dead) {
        this.policy = policy;
        this.loop = loop;
        this.probe = probe;
        this.dead = dead;
    }

    /**
     * Starts watching a connection.
     *
     * @param probe sends a ping; called only under {@link Liveness.Ping}
     * @param dead called once, when the peer is taken for dead; watching has ended then
     */
    public static LivenessMonitor start(Liveness policy, ScheduledExecutorService loop, Runnable probe, Runnable dead) {
        LivenessMonitor monitor = new LivenessMonitor(policy, loop, probe, dead);
        monitor.scheduleTick();
        return monitor;
    }

    /** Bytes came in. */
    public void heard() {
        aliveSinceTick = true;
    }

    /** Something was sent. */
    public void sent() {
        // A peer that answers pings proves itself; one that does not may be kept silent by what it receives (spec 1.5).
        if (policy instanceof Liveness.Passive) {
            aliveSinceTick = true;
        }
    }

    /** Ends watching, or interrupts it until {@link #resume}. */
    public void stop() {
        if (nextTick != null) {
            nextTick.cancel(false);
        }
    }

    /** Watches again after {@link #stop}, as if the peer had just shown a sign of life. */
    public void resume() {
        aliveSinceTick = true;
        silentTicks = 0;
        scheduleTick();
    }

    /** For how long there has been no sign of life, rounded down to whole ticks. */
    public Duration silence() {
        return policy.tick().multipliedBy(silentTicks);
    }

    private void scheduleTick() {
        nextTick = loop.schedule(this::tick, policy.tick().toNanos(), TimeUnit.NANOSECONDS);
    }

    private void tick() {
        silentTicks = aliveSinceTick ? 0 : silentTicks + 1;
        aliveSinceTick = false;
        if (silentTicks >= policy.ticksToDeath()) {
            dead.run();
            return;
        }
        if (policy instanceof Liveness.Ping) {
            probe.run();
        }
        scheduleTick();
    }
}
