package dev.flatline.simulator.embedded;

/** What a peer of the control API may ask for, far above any use and far below what would hurt the process. */
final class EngineLimits {
    /** Longest request body. */
    static final int MAX_BODY_BYTES = 4 << 20;

    /** Most proxies of an engine. */
    static final int MAX_PROXIES = 16_384;

    /** Most toxics of one proxy, both directions together. */
    static final int MAX_TOXICS = 256;

    private EngineLimits() {}
}
