package dev.flatline.reports.render;

import dev.flatline.reports.compare.PastRun;
import dev.flatline.reports.compare.RunDiff;
import dev.flatline.reports.journal.Journal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a page tells of.
 *
 * @param journal the run that the page is about
 * @param others runs of other targets, or in the other world, to stand beside it
 * @param changes what has changed since an earlier run
 * @param untestable promises that no scenario can show
 * @param history runs so far, the newest last
 */
public record ReportPage(
        Journal journal,
        List<Journal> others,
        Optional<RunDiff> changes,
        List<UntestablePromise> untestable,
        List<PastRun> history) {
    /** Copies the lists. */
    public ReportPage {
        others = List.copyOf(others);
        untestable = List.copyOf(untestable);
        history = List.copyOf(history);
    }

    /** A page about one run alone. */
    public static ReportPage of(Journal journal) {
        return new ReportPage(journal, List.of(), Optional.empty(), List.of(), List.of());
    }

    /** This page with runs of other targets beside it. */
    public ReportPage beside(List<Journal> runs) {
        return new ReportPage(journal, runs, changes, untestable, history);
    }

    /** This page with what has changed since an earlier run. */
    public ReportPage since(Journal earlier) {
        return new ReportPage(journal, others, Optional.of(RunDiff.of(earlier, journal)), untestable, history);
    }

    /** This page with the promises that no scenario can show. */
    public ReportPage withUntestable(List<UntestablePromise> promises) {
        return new ReportPage(journal, others, changes, promises, history);
    }

    /** This page with the runs so far, of which those with the same setting are shown. */
    public ReportPage withHistory(List<PastRun> runs) {
        return new ReportPage(journal, others, changes, untestable, runs);
    }

    /** The run first, then the others. */
    List<Journal> all() {
        List<Journal> all = new ArrayList<>(List.of(journal));
        all.addAll(others);
        return all;
    }
}
