package dev.flatline.simulator.virtual;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.flatline.simulator.fault.Peer;
import org.jspecify.annotations.Nullable;

/** A peer on the virtual network. */
final class VirtualPeer implements Peer, SocketHandler {
    private final StringBuilder received = new StringBuilder();
    private @Nullable VirtualSocket socket;
    private State state = State.CONNECTING;

    static VirtualPeer connect(VirtualNetwork network, String address) {
        VirtualPeer peer = new VirtualPeer();
        peer.socket = network.connect(address, peer);
        return peer;
    }

    static VirtualPeer accept(VirtualSocket socket) {
        VirtualPeer peer = new VirtualPeer();
        peer.connected(socket);
        return peer;
    }

    @Override
    public void connected(VirtualSocket connected) {
        socket = connected;
        state = State.OPEN;
    }

    @Override
    public void received(byte[] bytes) {
        received.append(new String(bytes, UTF_8));
    }

    @Override
    public void closed(boolean reset) {
        state = reset ? State.RST : State.FIN;
    }

    @Override
    public void refused() {
        state = State.REFUSED;
    }

    VirtualSocket socket() {
        if (socket == null) {
            throw new IllegalStateException("not connected");
        }
        return socket;
    }

    @Override
    public void send(String text) {
        socket().write(text.getBytes(UTF_8));
    }

    @Override
    public void close() {
        socket().close();
    }

    @Override
    public String received() {
        return received.toString();
    }

    @Override
    public State state() {
        return state;
    }
}
