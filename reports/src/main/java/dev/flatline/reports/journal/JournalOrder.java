package dev.flatline.reports.journal;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The grammar of a journal, record by record: header, then scenarios (each opened once, its events, one verdict; they may
 * interleave), then a footer that agrees with the verdicts. Writer and reader check the same rules.
 */
final class JournalOrder {
    private final Map<String, Boolean> decided = new LinkedHashMap<>();
    private final Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
    private boolean begun;
    private boolean ended;

    /** @throws IllegalArgumentException if the record may not come next */
    void accept(JournalRecord next) {
        require(!ended, "nothing may follow the footer");
        require(begun != next instanceof Header, begun ? "a second header" : "expected the header first");
        if (next instanceof Header) {
            begun = true;
        } else if (next instanceof ScenarioRecord scenario) {
            require(decided.putIfAbsent(scenario.id(), false) == null, "scenario '" + scenario.id() + "' opened twice");
        } else if (next instanceof EventRecord event) {
            requireOpen(event.scenario(), "event");
        } else if (next instanceof VerdictRecord verdict) {
            requireOpen(verdict.scenario(), "verdict");
            decided.put(verdict.scenario(), true);
            counts.merge(verdict.verdict(), 1, Integer::sum);
        } else if (next instanceof Footer footer) {
            requireAllDecided();
            require(
                    footer.counts().equals(counts),
                    "footer counts " + footer.counts() + ", the verdicts are " + counts);
            ended = true;
        }
    }

    private void requireOpen(String scenario, String what) {
        Boolean closed = decided.get(scenario);
        require(closed != null, what + " of scenario '" + scenario + "', which was not opened");
        require(!Boolean.TRUE.equals(closed), what + " of scenario '" + scenario + "' after its verdict");
    }

    private void requireAllDecided() {
        decided.forEach((scenario, done) -> require(done, "footer while scenario '" + scenario + "' has no verdict"));
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
