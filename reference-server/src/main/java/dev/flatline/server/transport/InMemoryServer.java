package dev.flatline.server.transport;

import dev.flatline.server.ServerConfig;
import dev.flatline.server.rules.Rules;
import dev.flatline.server.session.Namespace;
import io.netty.channel.Channel;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.random.RandomGenerator;

/**
 * The reference server without sockets and threads, for virtual time: the same pipeline, fed with bytes. Two servers that
 * are fed the same at the same virtual times emit the same bytes.
 *
 * <p>Everything, the calls on its connections included, must happen on the one loop.
 */
public final class InMemoryServer implements AutoCloseable {
    private final Namespaces namespaces;
    private final ServerInitializer handlers;
    private final MemoryCarrier carrier;
    private boolean closed;

    /**
     * A server that is ready to accept connections; host and port of the configuration are not used.
     *
     * @param wallClock the server's clock: timestamps and the hello's {@code ts}
     * @param loop executes and schedules everything; only {@code execute} and {@code schedule} are called
     * @param ids what session ids are drawn from
     */
    public InMemoryServer(
            ServerConfig config, InstantSource wallClock, ScheduledExecutorService loop, RandomGenerator ids) {
        this(config, wallClock, loop, ids, Remains.NONE);
    }

    /**
     * A server in the place of one that has been stopped.
     *
     * @param remains what that one has left
     */
    public InMemoryServer(
            ServerConfig config,
            InstantSource wallClock,
            ScheduledExecutorService loop,
            RandomGenerator ids,
            Remains remains) {
        this.namespaces = new Namespaces(config, wallClock, () -> loop, ids, remains);
        this.carrier = new MemoryCarrier(loop, new LinkedHashSet<>());
        this.handlers = new ServerInitializer(namespaces, carrier);
    }

    /**
     * Accepts a TCP connection; the peer is expected to begin with an HTTP upgrade. After {@link #close} connections are
     * reset at once.
     *
     * @param output where the server's bytes go
     * @return where the peer's bytes go
     */
    public ByteConnection accept(ByteOutput output) {
        InMemoryChannel channel = new InMemoryChannel(output, handlers);
        if (closed) {
            channel.armReset();
            var unused = channel.close();
        }
        return channel;
    }

    /** From now on these rules hold in all namespaces. */
    public void setRules(Rules rules) {
        namespaces.setNewRules(rules).forEach(namespace -> namespace.setRules(rules));
    }

    /**
     * From now on these rules hold in one namespace.
     *
     * @throws IllegalArgumentException if there can be no namespace of that name
     */
    public void setRules(String namespace, Rules rules) {
        namespaces.require(namespace).setRules(rules);
    }

    /** Ends all sessions and closes all connections. */
    @Override
    public void close() {
        closed = true;
        namespaces.all().forEach(Namespace::shutDown);
        for (Channel channel : List.copyOf(carrier.channels())) {
            var unused = channel.close();
        }
    }

    /**
     * Stops without a word, as a process that is killed does: all connections are reset.
     *
     * @return how many there were
     */
    public int crash() {
        List<Channel> channels = List.copyOf(carrier.channels());
        channels.forEach(carrier::armReset);
        close();
        return channels.size();
    }

    /** What is left for a server in this one's place, once it is closed or has crashed. */
    public Remains remains() {
        return namespaces.remains();
    }

    /** There is only one loop, so nothing moves. */
    private record MemoryCarrier(ScheduledExecutorService loop, Set<Channel> channels) implements Carrier {
        @Override
        public void opened(Channel channel) {
            channels.add(channel);
            var unused = channel.closeFuture().addListener(closed -> channels.remove(channel));
        }

        @Override
        public ScheduledExecutorService loopOf(Channel channel) {
            return loop;
        }

        @Override
        public void enter(Channel channel, ScheduledExecutorService namespaceLoop, Runnable then) {
            then.run();
        }

        @Override
        public long nanoTime() {
            return 0;
        }

        @Override
        public void armReset(Channel channel) {
            ((InMemoryChannel) channel).armReset();
        }
    }
}
