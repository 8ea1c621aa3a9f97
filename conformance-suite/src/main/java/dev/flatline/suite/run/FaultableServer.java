package dev.flatline.suite.run;

/** The server of one scenario, which faults may befall because nobody else uses it. */
public interface FaultableServer {

    /**
     * It dies without a word; nothing happens if it is dead.
     *
     * @return how many connections were reset
     */
    int crash();

    /** It starts at its address; if it still runs, it stops in an orderly way first. */
    void restart();

    /** Its clock, which can be set wrong. */
    ServerClock clock();
}
