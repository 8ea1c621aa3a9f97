package dev.flatline.reports.render;

import dev.flatline.reports.journal.Header;
import dev.flatline.reports.journal.Journal;
import dev.flatline.reports.journal.ScenarioRecord;
import dev.flatline.reports.journal.ScenarioRun;
import dev.flatline.reports.journal.Verdict;
import dev.flatline.reports.journal.VerdictRecord;
import java.util.Arrays;
import java.util.Optional;

/** The verdicts of a run for a terminal: one line per scenario, a reason where there is one, one closing sentence. */
public final class ConsoleTable {
    private static final int COLUMNS = 120;
    private static final int SCENARIO_COLUMNS_MIN = 34;
    private static final int SCENARIO_COLUMNS_MAX = 56;
    private static final int TOOK_COLUMNS = 11;
    private static final int WORD_COLUMNS = Arrays.stream(Verdict.values())
            .mapToInt(verdict -> verdict.word().length())
            .max()
            .orElseThrow();
    private static final String REASON_INDENT = "      ";

    private ConsoleTable() {}

    /** The whole table, ending in the closing sentence and a line feed; with ANSI colours if asked for. */
    public static String render(Journal journal, boolean colour) {
        int scenarioColumns = journal.scenarios().stream()
                .mapToInt(run -> Columns.width(Printable.line(run.scenario().id())))
                .max()
                .orElse(0);
        int columns = Math.min(Math.max(scenarioColumns, SCENARIO_COLUMNS_MIN), SCENARIO_COLUMNS_MAX);
        StringBuilder table = new StringBuilder(heading(journal.header(), colour)).append("\n\n");
        for (ScenarioRun run : journal.scenarios()) {
            table.append(line(run.scenario(), run.verdict(), columns, colour)).append('\n');
            run.verdict()
                    .filter(verdict -> verdict.verdict() != Verdict.PASS)
                    .map(VerdictRecord::reason)
                    .filter(reason -> !reason.isBlank())
                    .ifPresent(reason -> table.append(reason(reason, colour)).append('\n'));
        }
        return table.append('\n').append(closing(journal, colour)).append('\n').toString();
    }

    /** The line of one scenario, without line feed: what to show when it ends, before there is a whole table. */
    public static String line(ScenarioRecord scenario, VerdictRecord verdict, boolean colour) {
        return line(scenario, Optional.of(verdict), SCENARIO_COLUMNS_MIN, colour);
    }

    private static String line(
            ScenarioRecord scenario, Optional<VerdictRecord> given, int scenarioColumns, boolean colour) {
        String id = Columns.left(Printable.line(scenario.id()), scenarioColumns);
        String requirements = Requirements.ids(scenario);
        if (given.isEmpty()) {
            return "  " + Tone.UNDECIDED.paint("· " + Columns.left("no verdict", WORD_COLUMNS), colour) + "  "
                    + id.stripTrailing();
        }
        VerdictRecord verdict = given.get();
        String mark =
                verdict.verdict().glyph() + " " + Columns.left(verdict.verdict().word(), WORD_COLUMNS);
        String took = Columns.right(Durations.millis(verdict.tookMillis()), TOOK_COLUMNS);
        int used = 2 + 2 + WORD_COLUMNS + 2 + scenarioColumns + TOOK_COLUMNS + 2;
        String line = "  " + Tone.of(verdict.verdict()).paint(mark, colour) + "  " + id + took + "  "
                + Tone.QUIET.paint(Columns.fit(requirements, COLUMNS - used), colour && !requirements.isEmpty());
        return line.stripTrailing();
    }

    private static String heading(Header header, boolean colour) {
        String first = Printable.line(header.tool()) + " · " + header.world().word() + " world · seed " + header.seed();
        String bounds = Setting.bounds(header);
        String third = (bounds.isEmpty() ? "no bounds" : "bounds: " + bounds)
                + (header.timeFactor().isPresent()
                        ? ", stretched " + header.timeFactor().getAsDouble() + " times"
                        : "");
        return Columns.fit(first, COLUMNS) + "\n"
                + Tone.QUIET.paint(Columns.fit(Setting.parts(header.target()), COLUMNS), colour) + "\n"
                + Tone.QUIET.paint(Columns.fit(third, COLUMNS), colour);
    }

    private static String reason(String reason, boolean colour) {
        return REASON_INDENT
                + Tone.QUIET.paint(Columns.fit(Printable.line(reason), COLUMNS - REASON_INDENT.length()), colour);
    }

    private static String closing(Journal journal, boolean colour) {
        Tone tone = journal.footer()
                .map(footer -> footer.exit() == 0 ? Tone.GOOD : footer.exit() == 1 ? Tone.BAD : Tone.UNDECIDED)
                .orElse(Tone.UNDECIDED);
        return tone.paint(ClosingSentence.of(journal), colour);
    }
}
