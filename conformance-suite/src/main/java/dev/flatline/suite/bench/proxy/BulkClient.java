package dev.flatline.suite.bench.proxy;

import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/** Sends through a proxy as much as it takes, to a server that says when it has got everything. */
final class BulkClient implements AutoCloseable {
    private final Backend backend;
    private final Socket socket;
    private final DataOutputStream output;
    private final byte[] buffer = new byte[Backend.BUFFER_BYTES];

    private BulkClient(Backend backend, InetSocketAddress proxy) throws IOException {
        this.backend = backend;
        socket = new Socket(proxy.getAddress(), proxy.getPort());
        output = new DataOutputStream(socket.getOutputStream());
    }

    /** Connects through a proxy made for it. */
    static BulkClient through(Contestant contestant) throws IOException {
        Backend backend = Backend.swallowing();
        try {
            return new BulkClient(backend, contestant.proxyTo(backend.address()));
        } catch (IOException e) {
            backend.close();
            throw e;
        }
    }

    /** Sends so many bytes; returns when the server has them all. */
    void send(long bytes) throws IOException {
        output.writeLong(bytes);
        for (long left = bytes; left > 0; left -= buffer.length) {
            output.write(buffer, 0, (int) Math.min(left, buffer.length));
        }
        if (socket.getInputStream().read() < 0) {
            throw new EOFException("the proxy closed the connection");
        }
    }

    /** From any thread; ends a {@link #send} that is under way. */
    @Override
    public void close() throws IOException {
        socket.close();
        backend.close();
    }
}
