package dev.flatline.suite.cli;

import dev.flatline.suite.scenario.Catalogue;
import dev.flatline.suite.scenario.LoadException;
import dev.flatline.suite.scenario.Scenario;
import java.io.PrintWriter;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * {@code --watch}: plays everything once, and from then on what has changed on disk.
 *
 * @param load reads the scenarios from disk
 * @param choose those of them that the user wants
 */
record Watching(
        Supplier<Catalogue> load,
        Function<Catalogue, List<Scenario>> choose,
        Play play,
        PrintWriter out,
        PrintWriter err) {

    /** What a shell is told after Ctrl-C, as by the JVM itself. */
    static final int INTERRUPTED = 130;

    /** Plays scenarios and tells what came of it. */
    interface Play {
        void play(Catalogue catalogue, List<Scenario> scenarios) throws InterruptedException;
    }

    /** Goes on until the thread is interrupted. */
    int untilInterrupted(FileWatch watch) {
        try {
            Catalogue played = load.get();
            play.play(played, choose.apply(played));
            while (true) {
                out.println("\nWatching for changes; Ctrl-C ends.");
                out.flush();
                watch.awaitChange();
                played = playChanged(played);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return INTERRUPTED;
        }
    }

    /** A mistake is told and waits for its correction: nobody writes a scenario without one. */
    private Catalogue playChanged(Catalogue before) throws InterruptedException {
        Catalogue now;
        List<Scenario> changed;
        try {
            now = load.get();
            changed = choose.apply(now).stream()
                    .filter(scenario -> !before.scenarios().contains(scenario))
                    .toList();
        } catch (LoadException | UserError e) {
            err.println("flatline: " + e.getMessage());
            err.flush();
            return before;
        }
        if (!changed.isEmpty()) {
            play.play(now, changed);
        }
        return now;
    }
}
