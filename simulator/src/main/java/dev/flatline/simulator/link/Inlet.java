package dev.flatline.simulator.link;

/** The first stage: takes what the source sends, and stops the source while the chain has no room. */
final class Inlet extends Stage {
    private final Link link;
    private final ProxySocket source;
    private boolean reading = true;

    Inlet(Link link, ProxySocket source) {
        this.link = link;
        this.source = source;
    }

    @Override
    boolean step() {
        boolean moved = pass();
        boolean wanted = queue().isEmpty() && !isEnded();
        if (wanted != reading) {
            reading = wanted;
            source.setReading(reading);
        }
        return moved;
    }

    @Override
    void lost(int bytes) {
        link.lost(bytes);
    }
}
