package dev.flatline.server.transport;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The port of a server that is down for a while: a socket is bound to it but does not listen, so that clients are refused
 * and the system does not give the port to an outgoing connection.
 */
public final class KeptPort implements AutoCloseable {
    private static final long WITHIN_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final long RETRY_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private final Socket socket;

    private KeptPort(Socket socket) {
        this.socket = socket;
    }

    /**
     * Keeps the port of a listener that is closed. A process that is just being started may hold a copy of the listener for
     * a moment, so that it takes more than one attempt.
     *
     * @return empty if somebody else has the port
     */
    public static Optional<KeptPort> keep(InetSocketAddress address) {
        try {
            return Optional.of(patiently(() -> bind(address)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static KeptPort bind(InetSocketAddress address) throws IOException {
        Socket socket = new Socket();
        try {
            // Without it the next listener, which has it, would be refused.
            socket.setReuseAddress(true);
            socket.bind(address);
            return new KeptPort(socket);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /**
     * Tries again, for two seconds at most, what fails while a copy of a closed listener is still there.
     *
     * @throws IOException that of the last attempt
     */
    public static <T> T patiently(Attempt<T> attempt) throws IOException {
        long deadlineNanos = System.nanoTime() + WITHIN_NANOS;
        while (true) {
            try {
                return attempt.run();
            } catch (IOException e) {
                if (System.nanoTime() - deadlineNanos > 0) {
                    throw e;
                }
                LockSupport.parkNanos(RETRY_NANOS);
            }
        }
    }

    /** Lets go of the port. */
    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new AssertionError("a socket that was never connected cannot be closed", e);
        }
    }

    /** What may fail while a port is in use. */
    @FunctionalInterface
    public interface Attempt<T> {
        /** @throws IOException if it was too early, or cannot be done at all */
        T run() throws IOException;
    }
}
