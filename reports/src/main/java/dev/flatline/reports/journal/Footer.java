package dev.flatline.reports.journal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The last line: the run came to its end.
 *
 * @param counts how many scenarios got each verdict, in the order of {@link Verdict}; verdicts that nobody got are absent
 * @param scenarios how many scenarios ran
 * @param exit the run's exit code
 */
public record Footer(Map<Verdict, Integer> counts, int scenarios, int exit) implements JournalRecord {

    /** @throws IllegalArgumentException if a count is below 1 or the counts do not add up to the scenarios */
    public Footer {
        Map<Verdict, Integer> ordered = new EnumMap<>(Verdict.class);
        ordered.putAll(counts);
        int sum = 0;
        for (int count : ordered.values()) {
            if (count < 1) {
                throw new IllegalArgumentException("'counts' lists only verdicts that were given, found " + count);
            }
            sum += count;
        }
        if (sum != scenarios) {
            throw new IllegalArgumentException("'counts' add up to " + sum + ", 'scenarios' says " + scenarios);
        }
        counts = Collections.unmodifiableMap(ordered);
    }

    /** The footer of a run that gave these verdicts; {@code strict} as for {@link ExitCode#of}. */
    public static Footer of(Iterable<Verdict> verdicts, boolean strict) {
        Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
        List<Verdict> all = new ArrayList<>();
        for (Verdict verdict : verdicts) {
            counts.merge(verdict, 1, Integer::sum);
            all.add(verdict);
        }
        return new Footer(counts, all.size(), ExitCode.of(all, strict).number());
    }
}
