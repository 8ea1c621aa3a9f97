package dev.flatline.suite.run.live;

import dev.flatline.suite.rest.Line;
import dev.flatline.suite.rest.LineEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.CompletionHandler;
import java.util.Arrays;
import java.util.function.Consumer;

/** A request on a socket. Everything happens in callbacks, one after the other. */
final class SocketLine implements Line {

    private static final int READ_BYTES = 8192;

    private final AsynchronousSocketChannel channel;
    private final Consumer<LineEvent> events;
    private final ByteBuffer incoming = ByteBuffer.allocate(READ_BYTES);
    private volatile boolean closed;

    private SocketLine(AsynchronousSocketChannel channel, Consumer<LineEvent> events) {
        this.channel = channel;
        this.events = events;
    }

    /** @param address {@code host:port} */
    static Line open(String address, byte[] request, Consumer<LineEvent> events) {
        URI place = URI.create("http://" + address);
        try {
            SocketLine line = new SocketLine(AsynchronousSocketChannel.open(), events);
            line.channel.connect(
                    new InetSocketAddress(place.getHost(), place.getPort()),
                    null,
                    line.then(connected -> line.write(ByteBuffer.wrap(request))));
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException("no socket can be opened", e);
        }
    }

    private void write(ByteBuffer request) {
        channel.write(request, null, then(count -> {
            if (request.hasRemaining()) {
                write(request);
            } else {
                read();
            }
        }));
    }

    private void read() {
        incoming.clear();
        channel.read(incoming, null, then(count -> {
            if (count < 0) {
                tell(new LineEvent.Ended("connection closed"));
                close();
            } else {
                tell(new LineEvent.Received(Arrays.copyOf(incoming.array(), count)));
                read();
            }
        }));
    }

    private <T> CompletionHandler<T, Object> then(Consumer<T> next) {
        return new CompletionHandler<>() {
            @Override
            public void completed(T result, Object attachment) {
                next.accept(result);
            }

            @Override
            public void failed(Throwable cause, Object attachment) {
                tell(new LineEvent.Ended(String.valueOf(cause.getMessage())));
                close();
            }
        };
    }

    private void tell(LineEvent event) {
        if (!closed) {
            events.accept(event);
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("a socket cannot be closed", e);
        }
    }
}
