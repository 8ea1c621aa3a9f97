package dev.flatline.suite.bench.server;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What can be measured. */
public enum Benchmark {
    /** One writer, many listeners. */
    FAN_OUT,
    /** The same for listeners that speak Wilddog's dialect, beside those that speak Firebase's. */
    DIALECTS,
    /** Writers in a closed loop. */
    PUTS,
    /** Writers in an open loop. */
    PACED,
    /** Connections on which nothing happens. */
    IDLE,
    /** Sessions that end together. */
    STORM,
    /** Writes beside listeners they do not concern. */
    LISTENERS,
    /** The generator against a server that does nothing. */
    CEILING;

    /** Its name on the command line. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The one of that name. */
    public static Optional<Benchmark> find(String id) {
        return Arrays.stream(values()).filter(each -> each.id().equals(id)).findFirst();
    }

    /** All names. */
    public static List<String> ids() {
        return Arrays.stream(values()).map(Benchmark::id).toList();
    }
}
