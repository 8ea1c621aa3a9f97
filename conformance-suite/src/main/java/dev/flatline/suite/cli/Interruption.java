package dev.flatline.suite.cli;

import java.io.PrintWriter;

/**
 * What happens on Ctrl-C: the JVM ends with code 130 by itself, and each driver kills its own child; this says what is left of
 * the run.
 */
final class Interruption implements AutoCloseable {

    private final Thread hook;
    private volatile boolean over;

    private Interruption(PrintWriter err) {
        hook = new Thread(
                () -> {
                    if (!over) {
                        err.println();
                        err.println("flatline: interrupted; the journal has no footer, so nothing was decided.");
                        err.flush();
                    }
                },
                "flatline-interruption");
    }

    static Interruption watch(PrintWriter err) {
        Interruption interruption = new Interruption(err);
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    /** From now on, ending is not interrupting. */
    void runIsOver() {
        over = true;
    }

    @Override
    public void close() {
        over = true;
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is on its way out already; the hook has seen that the run is over.
        }
    }
}
