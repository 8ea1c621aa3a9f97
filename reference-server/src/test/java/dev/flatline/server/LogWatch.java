package dev.flatline.server;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Keeps what the log says meanwhile: the simple logger of the tests writes to standard error. */
final class LogWatch {
    private final PrintStream usual = System.err;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();

    private LogWatch() {}

    static LogWatch start() {
        LogWatch watch = new LogWatch();
        System.setErr(new PrintStream(watch.kept, true, StandardCharsets.UTF_8));
        return watch;
    }

    /** What was said; it is also said where it would have been. */
    String stop() {
        System.setErr(usual);
        String said = kept.toString(StandardCharsets.UTF_8);
        usual.print(said);
        return said;
    }
}
