package dev.flatline.suite.bench.proxy;

import dev.flatline.suite.bench.Row;
import dev.flatline.suite.bench.Samples;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What connections cost that do nothing. Measured in processes that have done nothing else, since a heap that was large once
 * stays so.
 */
final class MemoryContest {
    private static final double KIBI = 1024;

    private final int connections;
    private final List<Double> heapKibibytes = new ArrayList<>();

    MemoryContest(int connections) {
        this.connections = connections;
    }

    /** The resident sets, and our heap after collections. */
    List<Row> rows(Comparison comparison, Supplier<Contestant> ours, Supplier<Contestant> real) throws Exception {
        String what = String.format(Locale.ROOT, "%,d idle connections", connections);
        Row resident = comparison.row(
                "proxy: resident memory",
                "MiB",
                Optional.empty(),
                "of the whole process, with " + what,
                () -> measure(ours, true),
                () -> measure(real, false));
        Samples heap = Samples.of(
                heapKibibytes.stream().mapToDouble(Double::doubleValue).toArray());
        Row perConnection = new Row(
                "proxy: heap for a connection",
                "KiB",
                heap,
                Optional.empty(),
                Optional.empty(),
                "after collections, of " + what);
        return List.of(resident, perConnection);
    }

    /** The resident set in MiB. */
    private double measure(Supplier<Contestant> starter, boolean hasHeap) throws IOException {
        try (Contestant contestant = starter.get();
                IdleConnections idle = IdleConnections.through(contestant)) {
            idle.open(connections);
            double mebibytes =
                    ProcessMemory.residentKibibytes(contestant.processId()).orElseThrow() / KIBI;
            if (hasHeap) {
                long withBytes = ProcessMemory.liveHeapBytes(contestant.processId());
                contestant.removeProxy();
                long withoutBytes = ProcessMemory.liveHeapBytes(contestant.processId());
                heapKibibytes.add((withBytes - withoutBytes) / KIBI / connections);
            }
            return mebibytes;
        }
    }
}
