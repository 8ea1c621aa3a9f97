package dev.flatline.simulator.link;

import java.util.List;

/**
 * A connection through the proxy: two sockets and a {@link Link} for each direction.
 *
 * <p>As in Toxiproxy there is no half-close: the end of one direction closes its destination fully, which ends the other
 * direction too, after what that still has inside. A RST from one side reaches the other as a FIN.
 *
 * <p>A connection that starts with a {@code reset_peer} toxic in either direction is <em>armed</em>: every close of it
 * is a RST to both sides, whatever the toxic's toxicity.
 */
public final class ProxiedConnection {
    private final ProxySocket client;
    private final ProxySocket server;
    private final Runnable onFinished;
    private final boolean armed;
    private final Link up;
    private final Link down;
    private boolean clientClosed;
    private boolean serverClosed;
    private boolean finishReported;

    /**
     * Connects the two sockets; both may deliver from now on.
     *
     * @param time the connection's executor and clock; all calls must come from that executor
     * @param draws the source of randomness
     * @param toxics those of both directions, each in the order of its chain
     * @param onFinished called once, when both sockets have been closed
     */
    public ProxiedConnection(
            LinkTime time,
            Draws draws,
            List<PlacedToxic> toxics,
            ProxySocket client,
            ProxySocket server,
            Runnable onFinished) {
        this.client = client;
        this.server = server;
        this.onFinished = onFinished;
        armed = isArmedBy(toxics);
        up = new Link(time, draws, client, server, this::closeServer);
        down = new Link(time, draws, server, client, this::closeClient);
        toxics.forEach(placed -> link(placed.direction()).add(placed));
    }

    /** Whether a connection that starts with these toxics is armed. */
    public static boolean isArmedBy(List<PlacedToxic> toxics) {
        return toxics.stream().anyMatch(placed -> placed.toxic() instanceof Toxic.ResetPeer);
    }

    /** Bytes have come from that direction's source. The array belongs to the connection now. */
    public void received(Direction from, byte[] bytes, int offset, int length) {
        if (!isFinished()) {
            link(from).receive(bytes, offset, length);
        }
    }

    /** That direction's source has ended, by FIN, RST or error. */
    public void sourceEnded(Direction from) {
        if (!isFinished()) {
            link(from).sourceEnded();
        }
    }

    /** That direction's destination takes more bytes, or takes none for now. */
    public void setWritable(Direction towards, boolean writable) {
        if (!isFinished()) {
            link(towards).setWritable(writable);
        }
    }

    /** Appends a toxic to its direction's chain; chunks that are past it already are not affected. */
    public void add(PlacedToxic placed) {
        if (!isFinished()) {
            link(placed.direction()).add(placed);
        }
    }

    /** Gives the toxic of that name and direction new values. */
    public void update(PlacedToxic placed) {
        if (!isFinished()) {
            link(placed.direction()).update(placed);
        }
    }

    /** Takes the toxic out; what it held goes on, except that removing a {@code timeout} closes the connection. */
    public void remove(Direction direction, String name) {
        if (!isFinished()) {
            link(direction).remove(name);
        }
    }

    /** Closes both sockets at once and drops what is inside: the proxy was disabled or deleted. */
    public void abort() {
        if (!clientClosed) {
            clientClosed = true;
            if (armed) {
                client.reset();
            } else {
                client.abort();
            }
        }
        if (!serverClosed) {
            serverClosed = true;
            if (armed) {
                server.reset();
            } else {
                server.abort();
            }
        }
        finishIfClosed();
    }

    private void closeServer() {
        if (serverClosed) {
            return;
        }
        serverClosed = true;
        close(server);
        down.sourceEnded();
        finishIfClosed();
    }

    private void closeClient() {
        if (clientClosed) {
            return;
        }
        clientClosed = true;
        close(client);
        up.sourceEnded();
        finishIfClosed();
    }

    private void close(ProxySocket socket) {
        if (armed) {
            socket.reset();
        } else {
            socket.close();
        }
    }

    private void finishIfClosed() {
        if (isFinished() && !finishReported) {
            finishReported = true;
            up.finish();
            down.finish();
            onFinished.run();
        }
    }

    /** Whether both sockets have been closed. */
    public boolean isFinished() {
        return clientClosed && serverClosed;
    }

    /** What became of the bytes of one direction so far. */
    public LinkTraffic traffic(Direction direction) {
        return link(direction).traffic();
    }

    private Link link(Direction direction) {
        return direction == Direction.UPSTREAM ? up : down;
    }
}
