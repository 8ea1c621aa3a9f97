package dev.flatline.simulator.embedded;

import java.io.Closeable;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;

/**
 * A port that gives no answer: somebody listens, accepts nobody, and the queue of those who wait is full, so that the
 * kernel drops every further SYN. That is the one way to a SYN black hole without rights over the machine's firewall.
 */
final class FullBacklog implements Closeable {
    /** The smallest queue that can be asked for. */
    private static final int BACKLOG = 1;

    /** Linux lets one more in than asked for; whatever else rounds up stays well below this. */
    private static final int MOST_WAITING = 32;

    /** On this machine a connection that is let in at all is so at once. */
    private static final int FULL_AFTER_MILLIS = 50;

    private final ServerSocket listener;
    private final List<Socket> waiting = new ArrayList<>();

    private FullBacklog(ServerSocket listener) {
        this.listener = listener;
    }

    /**
     * Occupies an address that nobody listens at.
     *
     * @throws ApiException 500 if somebody does, or if the system's queue is never full
     */
    static FullBacklog open(InetSocketAddress address) {
        try {
            FullBacklog backlog = new FullBacklog(new ServerSocket());
            try {
                backlog.fill(address);
                return backlog;
            } catch (IOException | RuntimeException e) {
                backlog.close();
                throw e;
            }
        } catch (BindException e) {
            throw new ApiException(500, "listen tcp " + HostPort.of(address) + ": bind: address already in use", e);
        } catch (IOException e) {
            throw new ApiException(500, "listen tcp " + HostPort.of(address) + ": " + e.getMessage(), e);
        }
    }

    private void fill(InetSocketAddress address) throws IOException {
        listener.setReuseAddress(true);
        listener.bind(address, BACKLOG);
        while (connects()) {
            if (waiting.size() == MOST_WAITING) {
                throw new IOException("this system lets clients in however many wait: it cannot leave them unanswered");
            }
        }
    }

    private boolean connects() throws IOException {
        Socket socket = new Socket();
        waiting.add(socket);
        try {
            socket.connect(listener.getLocalSocketAddress(), FULL_AFTER_MILLIS);
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        }
    }

    /** Lets go of the port; those who wait are reset, those who were never answered ask again. */
    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : waiting) {
            socket.close();
        }
    }
}
