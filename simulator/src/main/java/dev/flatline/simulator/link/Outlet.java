package dev.flatline.simulator.link;

/** The last stage: writes to the destination while that takes more, and reports the end. */
final class Outlet extends Stage {
    private final Link link;
    private final ProxySocket destination;
    private final Runnable onEnd;
    private boolean writable = true;
    private boolean finished;

    Outlet(Link link, ProxySocket destination, Runnable onEnd) {
        this.link = link;
        this.destination = destination;
        this.onEnd = onEnd;
    }

    @Override
    boolean hasRoom() {
        return writable && super.hasRoom();
    }

    @Override
    boolean step() {
        Chunk chunk = queue().peek();
        if (chunk != null && writable) {
            queue().remove();
            link.passed(chunk.length());
            destination.write(chunk);
            return true;
        }
        if (chunk == null && isEnded() && !finished) {
            finished = true;
            onEnd.run();
        }
        return false;
    }

    void setWritable(boolean writable) {
        this.writable = writable;
        run();
    }

    boolean isFinished() {
        return finished;
    }

    @Override
    void lost(int bytes) {
        link.lost(bytes);
    }
}
