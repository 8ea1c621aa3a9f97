package dev.flatline.suite.run;

import dev.flatline.reports.journal.Journal;
import dev.flatline.reports.journal.ScenarioRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;

/** Compares two journals of the same scenarios by their {@link Traits}. */
final class Parity {

    private final String one;
    private final String other;

    /**
     * @param one what the first journal is called in messages
     * @param other what the second one is called
     */
    Parity(String one, String other) {
        this.one = one;
        this.other = other;
    }

    /** All that is not the same, in the order of the scenarios' ids; of each scenario only the first thing. */
    List<String> divergences(Journal ones, Journal others) {
        Map<String, Traits> mine = byId(ones);
        Map<String, Traits> yours = byId(others);
        List<String> all = new ArrayList<>();
        for (String id : keysOf(mine, yours)) {
            Traits a = mine.get(id);
            Traits b = yours.get(id);
            List<String> found = a == null || b == null ? List.of(onlyIn(a == null)) : divergences(a, b);
            found.stream().findFirst().ifPresent(first -> all.add(id + ": " + first));
        }
        return all;
    }

    private static Map<String, Traits> byId(Journal journal) {
        Map<String, Traits> traits = new TreeMap<>();
        for (ScenarioRun run : journal.scenarios()) {
            traits.put(run.scenario().id(), Traits.of(run));
        }
        return traits;
    }

    private List<String> divergences(Traits mine, Traits yours) {
        List<String> all = new ArrayList<>();
        compare(Map.of("the verdict", mine.verdict()), Map.of("the verdict", yours.verdict()), String::equals, all);
        compare(mine.values(), yours.values(), List::equals, all);
        compare(mine.outcomes(), yours.outcomes(), Parity::compatible, all);
        compare(mine.disconnectWrites(), yours.disconnectWrites(), List::equals, all);
        return all;
    }

    private static boolean compatible(String mine, String yours) {
        return mine.equals(yours) || mine.equals(Traits.UNKNOWN) || yours.equals(Traits.UNKNOWN);
    }

    private <T> void compare(
            Map<String, T> mine, Map<String, T> yours, BiPredicate<T, T> agree, List<String> divergences) {
        for (String key : keysOf(mine, yours)) {
            T a = mine.get(key);
            T b = yours.get(key);
            if (a == null || b == null) {
                divergences.add(key + " " + onlyIn(a == null));
            } else if (!agree.test(a, b)) {
                divergences.add(key + " is " + a + " " + one + " and " + b + " " + other);
            }
        }
    }

    private String onlyIn(boolean theOther) {
        return "is there " + (theOther ? other : one) + " only";
    }

    private static Set<String> keysOf(Map<String, ?> mine, Map<String, ?> yours) {
        Set<String> keys = new TreeSet<>(mine.keySet());
        keys.addAll(yours.keySet());
        return keys;
    }
}
