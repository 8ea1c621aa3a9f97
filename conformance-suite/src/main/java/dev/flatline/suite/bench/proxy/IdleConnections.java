package dev.flatline.suite.bench.proxy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Connections through a proxy on which nothing happens. */
final class IdleConnections implements AutoCloseable {
    private static final long ARRIVAL_LIMIT_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private final Backend backend;
    private final InetSocketAddress proxy;
    private final List<Socket> sockets = new ArrayList<>();

    private IdleConnections(Backend backend, InetSocketAddress proxy) {
        this.backend = backend;
        this.proxy = proxy;
    }

    /** Through a proxy made for them; none is open yet. */
    static IdleConnections through(Contestant contestant) throws IOException {
        Backend backend = Backend.idling();
        try {
            return new IdleConnections(backend, contestant.proxyTo(backend.address()));
        } catch (IOException e) {
            backend.close();
            throw e;
        }
    }

    /** Opens so many; returns when the server behind the proxy has them all. */
    void open(int count) throws IOException {
        long deadlineNanos = System.nanoTime() + ARRIVAL_LIMIT_NANOS;
        for (int opened = 1; opened <= count; opened++) {
            sockets.add(new Socket(proxy.getAddress(), proxy.getPort()));
            // One after the other, since queues of those who wait to be accepted are short.
            while (backend.connections() < opened) {
                if (System.nanoTime() > deadlineNanos) {
                    throw new IOException("of " + count + " connections, " + backend.connections() + " arrived");
                }
                LockSupport.parkNanos(LOOK_NANOS);
            }
        }
    }

    @Override
    public void close() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
        backend.close();
    }
}
