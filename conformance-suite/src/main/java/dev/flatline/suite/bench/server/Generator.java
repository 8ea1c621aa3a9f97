package dev.flatline.suite.bench.server;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.Future;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;

/** Clients by the thousand on one event loop. It knows nothing of any server but the wire protocol. */
final class Generator implements AutoCloseable {
    /** Fewer than any server lets wait to be accepted. */
    private static final int CONNECTS_AT_ONCE = 100;

    private static final int REQUESTS_AT_ONCE = 1000;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    /** Source addresses to take turns with, so that none runs out of ports; Linux has all of 127.0.0.0/8. */
    private static final int SOURCES = System.getProperty("os.name").equals("Linux") ? 8 : 0;

    private final EventLoopGroup loop = new MultiThreadIoEventLoopGroup(
            1, new DefaultThreadFactory("flatline-load", true), NioIoHandler.newFactory());
    private int connects;

    /**
     * Opens connections and waits until the server has said hello on each.
     *
     * @throws ExecutionException if one fails; the cause says why
     * @throws TimeoutException if the server takes too long
     */
    List<WireConnection> connect(Endpoint endpoint, int count)
            throws ExecutionException, TimeoutException, InterruptedException {
        return connect(endpoint, Speech.FIREBASE, count);
    }

    /** The same in another dialect. */
    List<WireConnection> connect(Endpoint endpoint, Speech speech, int count)
            throws ExecutionException, TimeoutException, InterruptedException {
        List<WireConnection> connections = new ArrayList<>(count);
        while (connections.size() < count) {
            List<CompletableFuture<WireConnection>> dialled = new ArrayList<>();
            for (int i = Math.min(CONNECTS_AT_ONCE, count - connections.size()); i > 0; i--) {
                dialled.add(dial(endpoint, speech));
            }
            await(dialled);
            dialled.forEach(done -> connections.add(done.join()));
        }
        return connections;
    }

    private CompletableFuture<WireConnection> dial(Endpoint endpoint, Speech speech) {
        CompletableFuture<WireConnection> greeted = new CompletableFuture<>();
        Bootstrap bootstrap = new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .handler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        WireConnection connection = new WireConnection(channel, endpoint, speech);
                        var unused = connection.greeted().whenComplete((hello, failure) -> {
                            if (failure == null) {
                                greeted.complete(connection);
                            } else {
                                greeted.completeExceptionally(failure);
                            }
                        });
                        channel.pipeline().addLast(connection);
                    }
                });
        InetSocketAddress server = new InetSocketAddress(endpoint.host(), endpoint.port());
        boolean fromAnywhere = SOURCES > 0 && endpoint.host().equals("127.0.0.1");
        var unused = (fromAnywhere
                        ? bootstrap.connect(server, new InetSocketAddress("127.0.0." + (2 + connects++ % SOURCES), 0))
                        : bootstrap.connect(server))
                .addListener((ChannelFutureListener) connected -> {
                    if (!connected.isSuccess()) {
                        greeted.completeExceptionally(connected.cause());
                    }
                });
        return greeted;
    }

    /** Sends one request on each connection and waits for all answers. */
    void requestOnEach(List<WireConnection> connections, IntFunction<String> textByIndex)
            throws ExecutionException, TimeoutException, InterruptedException {
        List<CompletableFuture<Void>> answers = new ArrayList<>();
        for (int i = 0; i < connections.size(); i++) {
            answers.add(connections.get(i).request(textByIndex.apply(i)));
            if (answers.size() == REQUESTS_AT_ONCE) {
                await(answers);
                answers.clear();
            }
        }
        await(answers);
    }

    private static void await(List<? extends CompletableFuture<?>> futures)
            throws ExecutionException, TimeoutException, InterruptedException {
        var unused = CompletableFuture.allOf(futures.toArray(CompletableFuture[]::new))
                .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    /** Does something on the loop, now, and waits for it. */
    <T> T onLoop(Callable<T> task) throws ExecutionException, InterruptedException {
        return loop.submit(task).get();
    }

    /** Does something on the loop after a delay, and waits for it. */
    <T> T after(Duration delay, Callable<T> task) throws ExecutionException, InterruptedException {
        return loop.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS).get();
    }

    /** Does something on the loop again and again, until what is returned is cancelled. */
    Future<?> every(Duration period, Runnable task) {
        return loop.scheduleAtFixedRate(task, 0, period.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Breaks connections and waits until they are closed. */
    void cut(List<WireConnection> connections) throws ExecutionException, InterruptedException {
        onLoop(() -> {
            connections.forEach(WireConnection::cut);
            return connections.size();
        });
    }

    @Override
    public void close() {
        var unused = loop.shutdownGracefully(0, 5, TimeUnit.SECONDS).awaitUninterruptibly(5, TimeUnit.SECONDS);
    }
}
