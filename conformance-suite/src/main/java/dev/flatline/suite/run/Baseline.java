package dev.flatline.suite.run;

import dev.flatline.suite.scenario.Catalogue;
import dev.flatline.suite.scenario.KnownDeviation;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * The failures that are known of a target. It can only excuse: a failure that is in no entry, an entry whose failure is gone, an
 * entry that is about nothing and one that has expired are all red.
 *
 * @param entries what is known
 * @param today the day by which entries expire, in UTC
 * @param ids all that an entry can be about, for a catalogue: see {@link #idsOf}
 */
public record Baseline(List<KnownDeviation> entries, LocalDate today, List<String> ids) {

    /** The baseline that excuses nothing. */
    public static final Baseline NONE = new Baseline(List.of(), LocalDate.EPOCH, List.of());

    public Baseline {
        entries = List.copyOf(entries);
        ids = List.copyOf(ids);
    }

    /** What an entry can be about: a scenario, or a requirement that the failure of a scenario is put down to. */
    public static List<String> idsOf(Catalogue catalogue) {
        return catalogue.scenarios().stream()
                .flatMap(scenario -> Stream.of(scenario.id(), scenario.covers().get(0)))
                .distinct()
                .toList();
    }

    boolean isExpired(KnownDeviation entry) {
        return entry.expires().filter(today::isAfter).isPresent();
    }
}
