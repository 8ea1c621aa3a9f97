package dev.flatline.suite.bench.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What lives in the heap of another Java process, by {@code jcmd}. */
final class Heap {
    private static final int COLLECTIONS = 3;
    private static final long PATIENCE_SECONDS = 60;
    /** One line for each generation or, with G1, one for the whole; metaspace is not heap. */
    private static final Pattern USED = Pattern.compile("(?m)^ *(?!Metaspace).* total \\d+K, used (\\d+)K");

    private Heap() {}

    /**
     * How many bytes are in use after three full collections.
     *
     * @throws IOException if {@code jcmd} fails
     */
    static long usedBytes(long pid) throws IOException, InterruptedException {
        for (int i = 0; i < COLLECTIONS; i++) {
            ask(pid, "GC.run");
        }
        long kibibytes = usedKibibytes(ask(pid, "GC.heap_info"));
        if (kibibytes == 0) {
            throw new IOException("jcmd does not tell how much of the heap is used");
        }
        return kibibytes * 1024;
    }

    static long usedKibibytes(String heapInfo) {
        Matcher used = USED.matcher(heapInfo);
        long sum = 0;
        while (used.find()) {
            sum += Long.parseLong(used.group(1));
        }
        return sum;
    }

    private static String ask(long pid, String command) throws IOException, InterruptedException {
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), Long.toString(pid), command)
                .redirectErrorStream(true)
                .start();
        String answer = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!jcmd.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || jcmd.exitValue() != 0) {
            jcmd.destroyForcibly();
            throw new IOException("jcmd " + pid + " " + command + " failed: " + answer.strip());
        }
        return answer;
    }
}
