package dev.flatline.simulator.fault;

/** One end of a connection, for tests: what it has received and how it ended. */
public interface Peer {
    /** How a connection stands. */
    enum State {
        CONNECTING,
        OPEN,
        FIN,
        RST,
        REFUSED
    }

    void send(String text);

    void close();

    String received();

    State state();
}
