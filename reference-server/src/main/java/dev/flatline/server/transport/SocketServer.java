package dev.flatline.server.transport;

import dev.flatline.server.ServerConfig;
import dev.flatline.server.rules.Rules;
import dev.flatline.server.session.Namespace;
import dev.flatline.server.tree.Node;
import dev.flatline.server.tree.Path;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.ImmediateEventExecutor;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** The pipeline on TCP sockets: an acceptor, and one event loop per processor that the namespaces are dealt out to. */
public final class SocketServer implements AutoCloseable {
    private static final int BACKLOG = 1024;
    private static final long CLOSE_TIMEOUT_SECONDS = 5;

    private final EventLoopGroup loops;
    private final Namespaces namespaces;
    private final Channel acceptor;
    /** Kept, since a closed channel has no address. */
    private final InetSocketAddress address;

    private final SocketCarrier carrier;

    private SocketServer(EventLoopGroup loops, Namespaces namespaces, Channel acceptor, SocketCarrier carrier) {
        this.loops = loops;
        this.namespaces = namespaces;
        this.acceptor = acceptor;
        this.address = (InetSocketAddress) acceptor.localAddress();
        this.carrier = carrier;
    }

    /**
     * Listens where the configuration says.
     *
     * @param wallClock thread-safe
     * @param ids what session ids are drawn from; thread-safe
     * @param data what there is before anybody can connect, by namespace
     * @throws IOException if that is not possible; no thread is left then
     * @throws IllegalArgumentException if there can be no namespace of such a name, or {@code WriteRules} refuse the data;
     *     no thread is left then
     */
    public static SocketServer listen(
            ServerConfig config, InstantSource wallClock, RandomGenerator ids, Map<String, Node> data)
            throws IOException {
        return listen(config, new InetSocketAddress(config.host(), config.port()), wallClock, ids, Remains.NONE, data);
    }

    /**
     * Listens at the address of a server that has been stopped.
     *
     * @param remains what that one has left
     * @throws IOException if that is not possible; no thread is left then
     */
    public static SocketServer listen(
            ServerConfig config,
            InetSocketAddress address,
            InstantSource wallClock,
            RandomGenerator ids,
            Remains remains)
            throws IOException {
        return listen(config, address, wallClock, ids, remains, Map.of());
    }

    private static SocketServer listen(
            ServerConfig config,
            InetSocketAddress address,
            InstantSource wallClock,
            RandomGenerator ids,
            Remains remains,
            Map<String, Node> data)
            throws IOException {
        EventLoopGroup loops = new MultiThreadIoEventLoopGroup(
                Runtime.getRuntime().availableProcessors(),
                new DefaultThreadFactory("flatline-server", true),
                NioIoHandler.newFactory());
        Namespaces namespaces = new Namespaces(config, wallClock, loops::next, ids, remains);
        try {
            data.forEach((name, root) -> namespaces.require(name).database().put(Path.root(), root));
        } catch (IllegalArgumentException e) {
            shutDown(loops);
            throw e;
        }
        SocketCarrier carrier = new SocketCarrier();
        ChannelFuture bound = new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ServerInitializer(namespaces, carrier))
                .bind(address)
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            shutDown(loops);
            Throwable cause = bound.cause();
            throw cause instanceof IOException failure ? failure : new IOException(cause);
        }
        return new SocketServer(loops, namespaces, bound.channel(), carrier);
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return address;
    }

    /** From now on these rules hold in all namespaces; they do when this returns. Must not be called on a loop. */
    public void setRules(Rules rules) {
        setRules(namespaces.setNewRules(rules), rules);
    }

    /**
     * From now on these rules hold in one namespace; they do when this returns. Must not be called on a loop.
     *
     * @throws IllegalArgumentException if there can be no namespace of that name
     */
    public void setRules(String namespace, Rules rules) {
        setRules(List.of(namespaces.require(namespace)), rules);
    }

    private static void setRules(List<Namespace> concerned, Rules rules) {
        List<Future<?>> changes = new ArrayList<>();
        for (Namespace namespace : concerned) {
            changes.add(((EventLoop) namespace.loop()).submit(() -> namespace.setRules(rules)));
        }
        changes.forEach(SocketServer::await);
    }

    /**
     * The namespace of that name, which is made if there is none.
     *
     * @throws IllegalArgumentException if there can be no namespace of that name
     */
    public Namespace namespace(String name) {
        return namespaces.require(name);
    }

    /** All namespaces there are, oldest first. */
    public List<Namespace> namespaces() {
        return namespaces.all();
    }

    /**
     * Does something on the loop of a namespace and waits for the result. What it throws is thrown here.
     *
     * @throws IllegalStateException on a loop, where waiting could last forever, or when the server is closed
     */
    public <T> T call(Namespace namespace, Supplier<T> action) {
        for (EventExecutor loop : loops) {
            if (loop.inEventLoop()) {
                throw new IllegalStateException("not to be called from a ServerListener, which runs on the server's own"
                        + " thread; hand the event to another thread first");
            }
        }
        try {
            return CompletableFuture.supplyAsync(action, namespace.loop()).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        } catch (RejectedExecutionException e) {
            throw new IllegalStateException("the server is closed", e);
        }
    }

    /** Ends all sessions, closes all connections and waits for the threads to end. Closing again does nothing. */
    @Override
    public void close() {
        if (loops.isShuttingDown()) {
            return;
        }
        await(acceptor.close());
        List<Future<?>> ends = new ArrayList<>();
        for (Namespace namespace : namespaces.all()) {
            ends.add(((EventLoop) namespace.loop()).submit(namespace::shutDown));
        }
        ends.forEach(SocketServer::await);
        await(carrier.channels.close());
        shutDown(loops);
    }

    /**
     * Stops without a word, as a process that is killed does: all connections are reset. Waits for the threads to end.
     *
     * @return how many connections there were
     */
    public int crash() {
        List<Channel> channels = List.copyOf(carrier.channels);
        channels.forEach(carrier::armReset);
        close();
        return channels.size();
    }

    /** What is left for a server in this one's place, once it is closed or has crashed. */
    public Remains remains() {
        return namespaces.remains();
    }

    private static void shutDown(EventLoopGroup loops) {
        await(loops.shutdownGracefully(0, CLOSE_TIMEOUT_SECONDS, TimeUnit.SECONDS));
    }

    private static void await(Future<?> future) {
        var unused = future.awaitUninterruptibly(CLOSE_TIMEOUT_SECONDS, TimeUnit.SECONDS);
    }

    /** Channels move by being registered with another event loop. */
    private static final class SocketCarrier implements Carrier {
        // What is accepted at the last moment is closed, too: loops that end do not see to it.
        private final ChannelGroup channels = new DefaultChannelGroup(ImmediateEventExecutor.INSTANCE, true);

        @Override
        public void opened(Channel channel) {
            channels.add(channel);
        }

        @Override
        public ScheduledExecutorService loopOf(Channel channel) {
            return channel.eventLoop();
        }

        @Override
        public void enter(Channel channel, ScheduledExecutorService loop, Runnable then) {
            if (channel.eventLoop().equals(loop)) {
                then.run();
                return;
            }
            EventLoop target = (EventLoop) loop;
            var unused = channel.deregister()
                    .addListener(left -> target.register(channel).addListener(entered -> {
                        if (entered.isSuccess() && channel.isOpen()) {
                            then.run();
                        }
                    }));
        }

        @Override
        public long nanoTime() {
            return System.nanoTime();
        }

        @Override
        public void armReset(Channel channel) {
            try {
                channel.config().setOption(ChannelOption.SO_LINGER, 0);
            } catch (ChannelException e) {
                // The peer was faster: there is nothing left to reset.
                if (channel.isOpen()) {
                    throw e;
                }
            }
        }
    }
}
