package dev.flatline.suite.target.server;

import dev.flatline.simulator.process.GuardedProcess;

/** How a program that has ended came to its end, for the reader of a message. */
final class Ending {

    private static final int SIGNAL_BASE = 128;

    private Ending() {}

    /** Such as {@code It ended with exit code 1. Its last lines:}, and these. */
    static String of(GuardedProcess ended) {
        int code = ended.exitCode();
        String how = code > SIGNAL_BASE
                ? "It was ended by signal " + (code - SIGNAL_BASE) + "."
                : "It ended with exit code " + code + ".";
        return how + words(ended.lastWords());
    }

    /** What it wrote last, indented below a line that says so. */
    static String words(String lines) {
        return lines.isBlank()
                ? " It has written nothing."
                : " Its last lines:\n" + lines.indent(4).stripTrailing();
    }
}
