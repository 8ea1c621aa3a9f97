package dev.flatline.server.wire;

import dev.flatline.server.SessionEnd;

/** A WebSocket that has been refused: what still comes in is not heard. */
public record Deaf() implements FrameInput {
    @Override
    public void heard() {}

    @Override
    public void receive(String frame) {}

    @Override
    public void fail(String reason) {}

    @Override
    public void dropSlow() {}

    @Override
    public void end(SessionEnd cause) {}
}
