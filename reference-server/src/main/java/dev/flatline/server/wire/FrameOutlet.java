package dev.flatline.server.wire;

/** A client that is reached by a WebSocket. */
public record FrameOutlet(FrameOutput frames) implements Outlet {
    @Override
    public void send(OutboundMessage message) {
        message.frames().forEach(frames::text);
    }

    @Override
    public boolean keepsUp() {
        return frames.keepsUp();
    }

    @Override
    public void probe() {
        frames.ping();
    }

    @Override
    public void close(int code, String reason) {
        frames.close(code, reason);
    }

    @Override
    public void freeze() {
        frames.freeze();
    }

    @Override
    public void thaw() {
        frames.thaw();
    }

    @Override
    public void drop() {
        frames.drop();
    }
}
