package dev.flatline.suite.bench.proxy;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/** Sends 32 bytes through a proxy to a server that sends them back, and waits for them, again and again. */
final class EchoClient implements AutoCloseable {
    private static final int MESSAGE_BYTES = 32;
    private static final int ANSWER_LIMIT_MILLIS = 10_000;

    private final Backend backend;
    private final Socket socket;
    private final byte[] message = new byte[MESSAGE_BYTES];

    private EchoClient(Backend backend, InetSocketAddress proxy) throws IOException {
        this.backend = backend;
        socket = new Socket(proxy.getAddress(), proxy.getPort());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(ANSWER_LIMIT_MILLIS);
    }

    /** Connects through a proxy made for it. */
    static EchoClient through(Contestant contestant) throws IOException {
        Backend backend = Backend.echoing();
        try {
            return new EchoClient(backend, contestant.proxyTo(backend.address()));
        } catch (IOException e) {
            backend.close();
            throw e;
        }
    }

    /** How long so many exchanges took, each in nanoseconds. */
    double[] exchangeNanos(int count) throws IOException {
        double[] nanos = new double[count];
        for (int i = 0; i < count; i++) {
            long startNanos = System.nanoTime();
            socket.getOutputStream().write(message);
            if (socket.getInputStream().readNBytes(message, 0, MESSAGE_BYTES) < MESSAGE_BYTES) {
                throw new EOFException("the proxy closed the connection");
            }
            nanos[i] = System.nanoTime() - startNanos;
        }
        return nanos;
    }

    @Override
    public void close() throws IOException {
        socket.close();
        backend.close();
    }
}
