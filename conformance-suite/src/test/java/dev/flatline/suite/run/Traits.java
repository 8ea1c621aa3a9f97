package dev.flatline.suite.run;

import dev.flatline.reports.journal.EventKind;
import dev.flatline.reports.journal.EventRecord;
import dev.flatline.reports.journal.Lane;
import dev.flatline.reports.journal.ScenarioRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What must be the same about a scenario in whichever world it is played: what each listener saw, how each command ended, which
 * disconnect writes ran, and the verdict. Times, attempts and sessions that did nothing are left out, keys made from the time and
 * timestamps are reduced to what they are, and a value that was raised twice running counts once, because a client's estimate of
 * a timestamp may happen to be right. Where clients write by themselves, nobody chose who was first, they or the listeners: until the
 * first expectation is met, and from a fault of the server until the next fault, only the newest value of each listener counts.
 *
 * @param values by listener, in order
 * @param outcomes by command and its occurrence
 * @param disconnectWrites by client, in order: what ran at the end of each session that had some
 */
record Traits(
        String verdict,
        Map<String, List<String>> values,
        Map<String, String> outcomes,
        Map<String, List<String>> disconnectWrites) {

    /** The outcome of a command that nobody knows: it may have ended in any way. */
    static final String UNKNOWN = "unknown";

    private static final String BY_ITSELF = "by itself";

    private static final Pattern VALUE = Pattern.compile("(\\S+)( = |: \\w+ ).*");
    private static final Pattern RAN = Pattern.compile("ran for (\\S+)(?: \\(\\d+\\))?: (.*)");
    private static final Pattern OUTCOME =
            Pattern.compile("(acknowledged|rejected|outcome unknown)(?: \\([^)]*\\))?: (.*)");
    private static final Pattern PUSH_KEY = Pattern.compile("-[0-9A-Za-z_-]{19}");
    private static final Pattern TIMESTAMP = Pattern.compile("\\b1[0-9]{12}\\b");

    static Traits of(ScenarioRun run) {
        Traits traits = new Traits(
                run.verdict().orElseThrow().verdict().word(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
        boolean byThemselves =
                run.events().stream().anyMatch(event -> event.text().contains(BY_ITSELF));
        Map<String, Integer> unorderedFrom = new TreeMap<>();
        Optional<EventKind> orderedAfter = byThemselves ? Optional.of(EventKind.MET) : Optional.empty();
        for (EventRecord event : run.events()) {
            traits.take(event);
            if (orderedAfter.equals(Optional.of(event.kind()))) {
                orderedAfter = Optional.empty();
                traits.keepNewest(unorderedFrom);
            }
            if (byThemselves && event.kind() == EventKind.FAULT && event.lane().equals(Lane.SERVER)) {
                orderedAfter = Optional.of(EventKind.FAULT);
                traits.values.forEach((listener, seen) -> unorderedFrom.put(listener, seen.size()));
            }
        }
        if (orderedAfter.isPresent()) {
            traits.keepNewest(unorderedFrom);
        }
        return traits;
    }

    /** Of what each listener saw from there on, only the newest value stays. */
    private void keepNewest(Map<String, Integer> from) {
        values.forEach((listener, seen) -> {
            int first = from.getOrDefault(listener, 0);
            if (seen.size() > first) {
                seen.subList(first, seen.size() - 1).clear();
                if (first > 0 && seen.get(first).equals(seen.get(first - 1))) {
                    seen.remove(first);
                }
            }
        });
    }

    private void take(EventRecord event) {
        String text = plain(event.text());
        if (event.kind() == EventKind.EVENT || event.kind() == EventKind.STATE) {
            takeValue(event.lane(), text);
        } else if (event.kind() == EventKind.DISCONNECT_WRITE) {
            Matcher ran = RAN.matcher(text);
            if (ran.matches()) {
                add(disconnectWrites, "the disconnect writes of " + ran.group(1), ran.group(2));
            }
        } else {
            takeOutcome(event.lane(), text);
        }
    }

    private void takeValue(Lane lane, String text) {
        Matcher value = VALUE.matcher(text);
        if (value.matches()) {
            List<String> seen = values.computeIfAbsent(
                    lane.name() + "'s listener '" + value.group(1) + "'", name -> new ArrayList<>());
            if (seen.isEmpty() || !seen.get(seen.size() - 1).equals(text)) {
                seen.add(text);
            }
        }
    }

    /** What a client does by itself it does on every connect, and how often that is belongs to the attempts. */
    private void takeOutcome(Lane lane, String text) {
        Matcher outcome = OUTCOME.matcher(text);
        if (outcome.matches() && !outcome.group(2).startsWith(BY_ITSELF)) {
            String command = lane.name() + "'s '" + outcome.group(2) + "'";
            int number = 1;
            while (outcomes.containsKey(command + " (" + number + ")")) {
                number++;
            }
            outcomes.put(
                    command + " (" + number + ")",
                    outcome.group(1).equals("outcome unknown") ? UNKNOWN : outcome.group(1));
        }
    }

    private static void add(Map<String, List<String>> lists, String key, String item) {
        lists.computeIfAbsent(key, name -> new ArrayList<>()).add(item);
    }

    private static String plain(String text) {
        return TIMESTAMP.matcher(PUSH_KEY.matcher(text).replaceAll("<key>")).replaceAll("<time>");
    }
}
