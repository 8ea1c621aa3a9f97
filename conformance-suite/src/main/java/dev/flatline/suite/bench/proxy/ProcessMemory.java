package dev.flatline.suite.bench.proxy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What another process of this machine has in memory. */
final class ProcessMemory {
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s*(\\d+) kB");
    private static final Pattern LIVE_TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");

    private ProcessMemory() {}

    /** Its resident set in KiB; empty where the system does not tell as Linux does. */
    static OptionalLong residentKibibytes(long processId) throws IOException {
        Path status = Path.of("/proc", Long.toString(processId), "status");
        if (!Files.isReadable(status)) {
            return OptionalLong.empty();
        }
        Matcher resident = RESIDENT.matcher(Files.readString(status));
        return resident.find() ? OptionalLong.of(Long.parseLong(resident.group(1))) : OptionalLong.empty();
    }

    /** What is alive on a JVM's heap, in bytes: its histogram of classes, which is made after a full collection. */
    static long liveHeapBytes(long processId) throws IOException {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        Process asking = new ProcessBuilder(jcmd, Long.toString(processId), "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        String histogram = new String(asking.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Matcher total = LIVE_TOTAL.matcher(histogram);
        if (!total.find()) {
            throw new IOException("asked for the heap of process " + processId + ", jcmd answered: "
                    + histogram.lines().findFirst().orElse("nothing"));
        }
        return Long.parseLong(total.group(1));
    }
}
