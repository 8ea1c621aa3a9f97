package dev.flatline.simulator.virtual;

import dev.flatline.simulator.link.Chunk;
import dev.flatline.simulator.link.ProxySocket;
import java.util.Arrays;

/** A virtual socket as the link core sees it. */
final class VirtualProxySocket implements ProxySocket {
    private final VirtualEndpoint endpoint;

    VirtualProxySocket(VirtualEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    @Override
    public void write(Chunk chunk) {
        boolean whole = chunk.offset() == 0 && chunk.length() == chunk.bytes().length;
        endpoint.write(
                whole
                        ? chunk.bytes()
                        : Arrays.copyOfRange(chunk.bytes(), chunk.offset(), chunk.offset() + chunk.length()));
    }

    @Override
    public void setReading(boolean reading) {
        endpoint.setReading(reading);
    }

    @Override
    public void close() {
        endpoint.close();
    }

    @Override
    public void abort() {
        endpoint.close();
    }

    @Override
    public void reset() {
        endpoint.reset();
    }
}
