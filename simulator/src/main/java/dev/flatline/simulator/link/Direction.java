package dev.flatline.simulator.link;

/** The two directions of a proxied connection. */
public enum Direction {
    /** From the client to the server. */
    UPSTREAM("upstream"),
    /** From the server to the client. */
    DOWNSTREAM("downstream");

    private final String wireName;

    Direction(String wireName) {
        this.wireName = wireName;
    }

    /** The name in Toxiproxy's HTTP API. */
    public String wireName() {
        return wireName;
    }
}
