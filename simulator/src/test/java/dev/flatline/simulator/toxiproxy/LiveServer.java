package dev.flatline.simulator.toxiproxy;

import dev.flatline.simulator.fault.Peer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server on a free loopback port that keeps the connections it has accepted. */
public final class LiveServer implements AutoCloseable {
    private final List<Peer> accepted = new CopyOnWriteArrayList<>();
    private final ServerSocket socket;

    public LiveServer() throws IOException {
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread acceptor = new Thread(this::accept, "server-accept");
        acceptor.setDaemon(true);
        acceptor.start();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                accepted.add(SocketPeer.accept(socket.accept()));
            } catch (IOException e) {
                return;
            }
        }
    }

    public String address() {
        return "127.0.0.1:" + socket.getLocalPort();
    }

    public List<Peer> accepted() {
        return accepted;
    }

    @Override
    public void close() throws IOException {
        socket.close();
        accepted.forEach(Peer::close);
    }
}
