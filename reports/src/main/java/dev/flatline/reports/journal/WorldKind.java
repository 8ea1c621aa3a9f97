package dev.flatline.reports.journal;

/** Where a run took place: in simulated time on a simulated network, or on real sockets and clocks. */
public enum WorldKind {
    VIRTUAL("virtual"),
    LIVE("live");

    private final String word;

    WorldKind(String word) {
        this.word = word;
    }

    /** The word used in journals. */
    public String word() {
        return word;
    }
}
