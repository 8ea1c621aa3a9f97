package dev.flatline.suite.bench;

import java.lang.management.ManagementFactory;
import java.util.Locale;

/** On what a benchmark ran: figures without it say nothing. */
public final class Machine {

    private Machine() {}

    /** Processors, Java and load, in one line. */
    public static String describe() {
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        return String.format(
                Locale.ROOT,
                "%d processors, %s %s, Java %s, load %s before the start",
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                Runtime.version(),
                load < 0 ? "unknown" : Figures.text(load));
    }
}
