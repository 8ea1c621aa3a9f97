package dev.flatline.simulator.virtual;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** A socket with its kernel: what is under way to it, what has come but is unread, and how it ends. */
final class VirtualEndpoint implements VirtualSocket {
    private sealed interface Arrival {}

    // A record for its accessor: arrivals are never compared.
    @SuppressWarnings("ArrayRecordComponent")
    private record Data(byte[] bytes) implements Arrival {}

    private record End(boolean reset) implements Arrival {}

    private final VirtualNetwork network;
    private final ArrayDeque<Arrival> unread = new ArrayDeque<>();
    private @Nullable SocketHandler handler;
    private @Nullable VirtualEndpoint peer;
    private boolean reading = true;
    private boolean closed;
    private boolean hasReset;

    VirtualEndpoint(VirtualNetwork network) {
        this.network = network;
    }

    void setHandler(SocketHandler handler) {
        this.handler = handler;
    }

    static void pair(VirtualEndpoint one, VirtualEndpoint other) {
        one.peer = other;
        other.peer = one;
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public void setReading(boolean reading) {
        this.reading = reading;
        if (reading && !unread.isEmpty()) {
            network.afterHops(0, this::deliver);
        }
    }

    void connected() {
        if (!closed) {
            handler().connected(this);
        }
    }

    void refused() {
        if (!closed) {
            closed = true;
            handler().refused();
        }
    }

    @Override
    public void write(byte[] bytes) {
        VirtualEndpoint to = peer;
        if (closed || to == null) {
            return;
        }
        network.afterHops(1, () -> {
            if (!hasReset) {
                to.arrived(bytes);
            }
        });
    }

    private void arrived(byte[] bytes) {
        if (closed) {
            // Nobody is there to read it: the kernel answers with a RST.
            sendEnd(true);
            return;
        }
        unread.add(new Data(bytes));
        deliver();
    }

    @Override
    public void close() {
        boolean losesInput = unread.stream().anyMatch(Data.class::isInstance);
        end(losesInput);
    }

    @Override
    public void reset() {
        end(true);
    }

    private void end(boolean reset) {
        if (!closed) {
            closed = true;
            hasReset = reset;
            unread.clear();
            sendEnd(reset);
        }
    }

    private void sendEnd(boolean reset) {
        VirtualEndpoint to = peer;
        if (to != null) {
            network.afterHops(1, () -> to.ended(reset));
        }
    }

    private void ended(boolean reset) {
        if (!closed) {
            unread.add(new End(reset));
            deliver();
        }
    }

    private void deliver() {
        while (reading && !closed && !unread.isEmpty()) {
            Arrival arrival = unread.remove();
            if (arrival instanceof Data data) {
                handler().received(data.bytes());
            } else if (arrival instanceof End end) {
                closed = true;
                unread.clear();
                handler().closed(end.reset());
            }
        }
    }

    private SocketHandler handler() {
        if (handler == null) {
            throw new IllegalStateException("something arrived at a socket before it had a handler");
        }
        return handler;
    }
}
