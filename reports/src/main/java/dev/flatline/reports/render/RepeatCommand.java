package dev.flatline.reports.render;

import dev.flatline.reports.journal.Header;
import dev.flatline.reports.journal.ScenarioRecord;
import dev.flatline.reports.journal.ScenarioRun;
import dev.flatline.reports.journal.Target;
import dev.flatline.reports.journal.WorldKind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The command line that runs one scenario again as it ran. */
public final class RepeatCommand {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:=@%+-]+");
    private static final String DEFAULT_PROXY = "embedded";

    private RepeatCommand() {}

    /** The command, on one line; words that a shell would read otherwise are quoted. */
    public static String of(Header header, ScenarioRun run) {
        return "./flatline " + of(words(header, List.of(run.scenario()), run.seed(header)));
    }

    /** Words as a shell wants them. */
    public static String of(List<String> words) {
        return words.stream().map(RepeatCommand::quoted).collect(Collectors.joining(" "));
    }

    /**
     * The words of the command that plays these scenarios of a run again, {@code run} first.
     *
     * @param seed the run's seed
     */
    public static List<String> words(Header header, List<ScenarioRecord> scenarios, long seed) {
        List<String> words = new ArrayList<>(List.of("run"));
        for (ScenarioRecord scenario : scenarios) {
            if (header.files().contains(scenario.source())) {
                words.add(scenario.source());
            } else {
                words.addAll(List.of("--run", scenario.id()));
            }
        }
        words.addAll(List.of("--seed", Long.toString(seed)));
        words.addAll(surroundings(header));
        return words;
    }

    /** The options for what is under test, and through what: all but the choice of scenarios and the seed. */
    public static List<String> surroundings(Header header) {
        Target target = header.target();
        List<String> words = new ArrayList<>();
        if (header.world() == WorldKind.VIRTUAL) {
            words.add("--virtual");
        } else if (!target.proxy().equals(DEFAULT_PROXY)) {
            words.addAll(List.of("--proxy", target.proxy()));
        }
        if (!target.server().equals(Target.REFERENCE)) {
            words.addAll(List.of("--server", target.server()));
        }
        if (!target.client().equals(Target.REFERENCE)) {
            words.addAll(List.of("--client", target.client()));
        }
        header.timeFactor().stream()
                .filter(factor -> factor > 1)
                .forEach(factor -> words.addAll(List.of("--time-factor", Double.toString(factor))));
        target.mutant().ifPresent(mutant -> words.addAll(List.of("--mutant", mutant)));
        return words;
    }

    private static String quoted(String word) {
        String printable = Printable.line(word);
        return PLAIN.matcher(printable).matches() ? printable : "'" + printable.replace("'", "'\\''") + "'";
    }
}
