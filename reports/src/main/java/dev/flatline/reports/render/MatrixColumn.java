package dev.flatline.reports.render;

import dev.flatline.reports.journal.Journal;
import dev.flatline.reports.journal.Target;
import dev.flatline.reports.journal.WorldKind;
import java.util.Optional;

/**
 * A target of a {@link PromiseMatrix}, whether it was played or not.
 *
 * @param name what the column is called
 * @param journal of the run; empty: it was not played
 * @param reason why it was not played; empty if it was
 */
public record MatrixColumn(String name, Optional<Journal> journal, String reason) {

    /** A target that was played, called after what was under test: {@code firebase-js}, {@code reference (virtual)}. */
    public static MatrixColumn of(Journal journal) {
        return new MatrixColumn(name(journal), Optional.of(journal), "");
    }

    /** A target that could not be played, or was left out. */
    public static MatrixColumn notPlayed(String name, String reason) {
        return new MatrixColumn(name, Optional.empty(), reason);
    }

    /** The parts that are not ours. */
    private static String name(Journal journal) {
        Target target = journal.header().target();
        String server = target.server().equals(Target.REFERENCE) ? "" : target.server();
        String client = target.client().equals(Target.REFERENCE) ? "" : target.client();
        String both = server.isEmpty() || client.isEmpty() ? server + client : server + " with " + client;
        String mutant = target.mutant().map(name -> " with " + name).orElse("");
        String world = journal.header().world() == WorldKind.VIRTUAL ? " (virtual)" : "";
        return (both.isEmpty() ? Target.REFERENCE : both) + mutant + world;
    }
}
