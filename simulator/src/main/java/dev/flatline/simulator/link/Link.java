package dev.flatline.simulator.link;

import java.util.ArrayList;
import java.util.List;

/** One direction of a proxied connection: an inlet, the toxics in the order they were added, an outlet. */
final class Link {
    private final LinkTime time;
    private final Draws draws;
    private final Inlet inlet;
    private final Outlet outlet;
    private final List<ToxicStage<?>> toxics = new ArrayList<>();
    private long receivedBytes;
    private long passedBytes;
    private long lostBytes;
    private boolean finished;

    Link(LinkTime time, Draws draws, ProxySocket source, ProxySocket destination, Runnable onEnd) {
        this.time = time;
        this.draws = draws;
        inlet = new Inlet(this, source);
        outlet = new Outlet(this, destination, onEnd);
        inlet.insertNext(outlet);
    }

    void receive(byte[] bytes, int offset, int length) {
        receivedBytes += length;
        inlet.offer(new Chunk(bytes, offset, length, time.nanos()));
    }

    /** The source will send no more, because of an end or an error. */
    void sourceEnded() {
        inlet.offerEnd();
    }

    void setWritable(boolean writable) {
        outlet.setWritable(writable);
    }

    void add(PlacedToxic placed) {
        ToxicStage<?> stage = ToxicStage.of(this, placed);
        Stage last = toxics.isEmpty() ? inlet : toxics.get(toxics.size() - 1);
        last.insertNext(stage);
        toxics.add(stage);
        stage.start();
    }

    void update(PlacedToxic placed) {
        stage(placed.name()).update(placed);
    }

    void remove(String name) {
        ToxicStage<?> stage = stage(name);
        toxics.remove(stage);
        stage.remove();
    }

    private ToxicStage<?> stage(String name) {
        return toxics.stream()
                .filter(stage -> stage.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("this link has no toxic " + name));
    }

    /** Both sockets are closed: no timer may outlive them, and what is still inside is lost. */
    void finish() {
        finished = true;
        toxics.forEach(ToxicStage::cancelTimer);
    }

    void passed(int bytes) {
        passedBytes += bytes;
    }

    void lost(int bytes) {
        lostBytes += bytes;
    }

    LinkTraffic traffic() {
        long heldBytes = receivedBytes - passedBytes - lostBytes;
        if (finished) {
            return new LinkTraffic(passedBytes, 0, lostBytes + heldBytes, 0);
        }
        long closesHeld = inlet.isEnded() && !outlet.isFinished() ? 1 : 0;
        return new LinkTraffic(passedBytes, heldBytes, lostBytes, closesHeld);
    }

    LinkTime time() {
        return time;
    }

    Draws draws() {
        return draws;
    }
}
