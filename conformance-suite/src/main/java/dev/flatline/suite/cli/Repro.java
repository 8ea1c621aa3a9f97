package dev.flatline.suite.cli;

import dev.flatline.reports.journal.EventKind;
import dev.flatline.reports.journal.EventRecord;
import dev.flatline.reports.journal.Header;
import dev.flatline.reports.journal.ScenarioRun;
import dev.flatline.reports.journal.VerdictRecord;
import dev.flatline.suite.run.Seeds;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A scenario as it was played, as a scenario file of its own. What was played is in the steps and the seed, from which every
 * random fault is drawn again; what it came to is told in comments, which nothing in the journal can end.
 *
 * @param source the text of the scenario's file
 * @param command the command that runs the new file as this scenario was run
 */
record Repro(Header header, ScenarioRun run, String source, String command) {

    private static final Pattern SCHEMA = Pattern.compile("\\A# yaml-language-server:[^\\n]*\\n");

    /** The id is the place of a file, and this is another one. */
    private static final Pattern ID = Pattern.compile("(?m)^id:[^\\n]*\\n");

    private static final Pattern SEED = Pattern.compile("(?m)^seed:");

    String text() {
        StringBuilder text = new StringBuilder();
        comment(
                text,
                "The scenario " + run.scenario().id() + " as it was played (" + header.tool() + ", "
                        + header.world().word() + " world, seed " + run.seed(header) + ").");
        comment(text, "");
        run.verdict().ifPresent(verdict -> outcome(verdict).forEach(line -> comment(text, line)));
        List<EventRecord> faults =
                run.events().stream().filter(Repro::tellsOfFault).toList();
        if (!faults.isEmpty()) {
            comment(text, "");
            comment(text, "The faults as they hit, in milliseconds since the beginning:");
            faults.forEach(fault -> comment(text, faultLine(fault)));
        }
        comment(text, "");
        comment(text, "Run it: " + command);
        String steps = ID.matcher(SCHEMA.matcher(source).replaceFirst("")).replaceFirst("");
        if (!SEED.matcher(steps).find()) {
            text.append("seed: ")
                    .append(Seeds.of(run.scenario().id(), run.seed(header)))
                    .append('\n');
        }
        return text.append(steps).toString();
    }

    private static Stream<String> outcome(VerdictRecord verdict) {
        return Stream.of(
                        Stream.of(verdict.verdict().word() + ": " + verdict.reason()),
                        verdict.requirement().map(it -> "requirement: " + it).stream(),
                        verdict.expected().map(it -> "expected:    " + it).stream(),
                        verdict.actual().map(it -> "actual:      " + it).stream(),
                        verdict.nearest().map(it -> "nearest:     " + it).stream())
                .flatMap(lines -> lines);
    }

    /** Faults, and what the proxy counted of each, which is a note on the client's link. */
    private static boolean tellsOfFault(EventRecord event) {
        return event.kind() == EventKind.FAULT
                || (event.kind() == EventKind.NOTE && event.lane().isLink());
    }

    private static String faultLine(EventRecord event) {
        String who = event.lane().client().orElse(event.lane().name());
        return String.format(Locale.ROOT, "%9.1f  %s  %s", event.timeMicros() / 1000.0, who, event.text());
    }

    /** One line, whatever is in it. */
    private static void comment(StringBuilder text, String line) {
        text.append("# "
                        .concat(line.replaceAll("[\\p{Cc}\\u2028\\u2029\\uFEFF\\uFFFE\\uFFFF\\p{Cs}]", "\uFFFD"))
                        .stripTrailing())
                .append('\n');
    }
}
