package dev.flatline.reports.compare;

import dev.flatline.reports.journal.ExitCode;
import dev.flatline.reports.journal.Footer;
import dev.flatline.reports.journal.Header;
import dev.flatline.reports.journal.Journal;
import dev.flatline.reports.journal.ScenarioRun;
import dev.flatline.reports.journal.Verdict;
import dev.flatline.reports.journal.VerdictRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Puts the parts of one run together that were played on several machines. */
public final class Shards {
    private Shards() {}

    /**
     * One journal of all parts, with the scenarios in the order of their ids. It is complete if all parts are, and began when the
     * first of them did.
     *
     * @param parts at least one
     * @throws IllegalArgumentException if the parts are not of one run: they differ in world, target, seed or bounds, or two of
     *     them played the same scenario
     */
    public static Journal merge(List<Journal> parts) {
        Header first = parts.get(0).header();
        List<ScenarioRun> runs = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Journal part : parts) {
            requireSame(first, part.header());
            for (ScenarioRun run : part.scenarios()) {
                if (!ids.add(run.scenario().id())) {
                    throw new IllegalArgumentException(
                            "two journals tell of '" + run.scenario().id() + "': these are not the shards of one run");
                }
                runs.add(run);
            }
        }
        runs.sort(Comparator.comparing(run -> run.scenario().id()));
        return new Journal(earliest(parts), runs, footer(parts, runs));
    }

    private static void requireSame(Header one, Header other) {
        require(
                one.world() == other.world(),
                "worlds",
                one.world().word(),
                other.world().word());
        require(
                one.target().equals(other.target()),
                "targets",
                one.target().toString(),
                other.target().toString());
        require(one.seed() == other.seed(), "seeds", Long.toString(one.seed()), Long.toString(other.seed()));
        require(
                one.boundsMillis().equals(other.boundsMillis()),
                "bounds",
                one.boundsMillis().toString(),
                other.boundsMillis().toString());
    }

    private static void require(boolean same, String what, String one, String other) {
        if (!same) {
            throw new IllegalArgumentException(
                    "the journals are not the shards of one run: their " + what + " differ, " + one + " and " + other);
        }
    }

    private static Header earliest(List<Journal> parts) {
        return parts.stream()
                .map(Journal::header)
                .filter(header -> header.started().isPresent())
                .min(Comparator.comparing(header -> header.started().orElseThrow()))
                .orElse(parts.get(0).header());
    }

    /** A part that was red for being strict makes the whole strict. */
    private static Optional<Footer> footer(List<Journal> parts, List<ScenarioRun> runs) {
        if (!parts.stream().allMatch(Journal::isComplete)) {
            return Optional.empty();
        }
        boolean strict = parts.stream().anyMatch(Shards::wasStrict);
        return Optional.of(Footer.of(
                runs.stream()
                        .flatMap(run -> run.verdict().stream())
                        .map(VerdictRecord::verdict)
                        .toList(),
                strict));
    }

    private static boolean wasStrict(Journal part) {
        List<Verdict> verdicts =
                part.verdicts().stream().map(VerdictRecord::verdict).toList();
        int exit = part.footer().map(Footer::exit).orElse(0);
        return exit != ExitCode.of(verdicts, false).number()
                && exit == ExitCode.of(verdicts, true).number();
    }
}
