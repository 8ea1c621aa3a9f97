package dev.flatline.simulator.embedded;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * The threads of an engine: event loops for the connections, one of its own for control, which must not wait behind data, and a
 * thread for host names.
 */
final class EngineThreads {
    private static final int EVENT_LOOPS = 2;
    private static final long STOP_SECONDS = 10;

    private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(
            EVENT_LOOPS, new DefaultThreadFactory("toxiproxy-io", true), NioIoHandler.newFactory());
    private final EventLoopGroup control = new MultiThreadIoEventLoopGroup(
            1, new DefaultThreadFactory("toxiproxy-control", true), NioIoHandler.newFactory());
    private final ExecutorService names =
            Executors.newSingleThreadExecutor(new DefaultThreadFactory("toxiproxy-names", true));
    private final BackgroundResolver resolver = new BackgroundResolver(names);

    EventLoopGroup loops() {
        return loops;
    }

    /**
     * The loop of the API's connections. It answers their requests itself, one at a time, and waits for the other loops while it
     * does: on a busy machine, every hop to another thread would cost a call more than its work does.
     */
    EventLoopGroup control() {
        return control;
    }

    BackgroundResolver resolver() {
        return resolver;
    }

    /** Ends all threads; returns when the event loops are gone. */
    void stop() {
        names.shutdownNow();
        control.shutdownGracefully(0, STOP_SECONDS, TimeUnit.SECONDS).awaitUninterruptibly();
        loops.shutdownGracefully(0, STOP_SECONDS, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
