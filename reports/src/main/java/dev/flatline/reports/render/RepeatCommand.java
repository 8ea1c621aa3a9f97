package dev.flatline.reports.render;

import dev.flatline.reports.journal.Header;
import dev.flatline.reports.journal.ScenarioRecord;
import dev.flatline.reports.journal.Target;
import dev.flatline.reports.journal.WorldKind;
import java.util.regex.Pattern;

/** The command line that runs one scenario again as it ran. */
public final class RepeatCommand {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:=@%+-]+");
    private static final String DEFAULT_PROXY = "embedded";

    private RepeatCommand() {}

    /** The command, on one line; words that a shell would read otherwise are quoted. */
    public static String of(Header header, ScenarioRecord scenario) {
        Target target = header.target();
        StringBuilder command = new StringBuilder("./flatline run --run ")
                .append(quoted(scenario.id()))
                .append(" --seed ")
                .append(header.seed());
        if (header.world() == WorldKind.VIRTUAL) {
            command.append(" --virtual");
        } else if (!target.proxy().equals(DEFAULT_PROXY)) {
            command.append(" --proxy ").append(quoted(target.proxy()));
        }
        if (!target.server().equals(Target.REFERENCE)) {
            command.append(" --server ").append(quoted(target.server()));
        }
        if (!target.client().equals(Target.REFERENCE)) {
            command.append(" --client ").append(quoted(target.client()));
        }
        header.timeFactor().stream()
                .filter(factor -> factor > 1)
                .forEach(factor -> command.append(" --time-factor ").append(factor));
        target.mutant().ifPresent(mutant -> command.append(" --mutant ").append(quoted(mutant)));
        return command.toString();
    }

    private static String quoted(String word) {
        String printable = Printable.line(word);
        return PLAIN.matcher(printable).matches() ? printable : "'" + printable.replace("'", "'\\''") + "'";
    }
}
