package dev.flatline.suite.run.virtual;

import dev.flatline.simulator.virtual.SocketHandler;
import dev.flatline.simulator.virtual.VirtualNetwork;
import dev.flatline.simulator.virtual.VirtualSocket;
import dev.flatline.suite.rest.Line;
import dev.flatline.suite.rest.LineEvent;
import java.util.function.Consumer;

/** A request on the virtual network. */
final class VirtualLine implements Line, SocketHandler {

    private final byte[] request;
    private final Consumer<LineEvent> events;
    private final VirtualSocket socket;

    VirtualLine(VirtualNetwork network, String address, byte[] request, Consumer<LineEvent> events) {
        this.request = request;
        this.events = events;
        socket = network.connect(address, this);
    }

    @Override
    public void connected(VirtualSocket connected) {
        connected.write(request);
    }

    @Override
    public void received(byte[] bytes) {
        events.accept(new LineEvent.Received(bytes));
    }

    @Override
    public void closed(boolean reset) {
        events.accept(new LineEvent.Ended(reset ? "connection reset" : "connection closed"));
    }

    @Override
    public void refused() {
        events.accept(new LineEvent.Ended("connection refused"));
    }

    @Override
    public void close() {
        socket.close();
    }
}
