package dev.flatline.suite.cli;

import dev.flatline.reports.journal.VerdictRecord;
import dev.flatline.reports.render.ConsoleTable;
import dev.flatline.suite.run.RunListener;
import dev.flatline.suite.run.ScenarioResult;
import dev.flatline.suite.scenario.Scenario;
import java.io.PrintWriter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A line for each scenario as it ends; on a terminal, a bar below them that says what is still playing. */
final class ProgressPrinter implements RunListener {

    private static final int BAR_CELLS = 24;
    private static final int NAMED_MAX = 2;
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final PrintWriter out;
    private final boolean terminal;
    private final boolean colour;
    private final Set<String> playing = new LinkedHashSet<>();
    private int all;

    ProgressPrinter(PrintWriter out, boolean terminal, boolean colour) {
        this.out = out;
        this.terminal = terminal;
        this.colour = colour;
    }

    @Override
    public void began(List<Scenario> scenarios) {
        scenarios.forEach(scenario -> playing.add(scenario.id()));
        all = scenarios.size();
        drawBar();
    }

    @Override
    public void ended(ScenarioResult result) {
        VerdictRecord verdict = result.verdict();
        playing.remove(verdict.scenario());
        clearBar();
        out.println(ConsoleTable.line(result.scenario(), verdict, colour));
        drawBar();
    }

    private void drawBar() {
        if (!terminal || playing.isEmpty()) {
            out.flush();
            return;
        }
        int done = all - playing.size();
        int filled = BAR_CELLS * done / all;
        String names = String.join(", ", playing.stream().limit(NAMED_MAX).toList());
        String more = playing.size() > NAMED_MAX ? " and " + (playing.size() - NAMED_MAX) + " more" : "";
        out.print("  " + "█".repeat(filled) + "░".repeat(BAR_CELLS - filled) + " " + done + "/" + all + "  " + names
                + more);
        out.flush();
    }

    private void clearBar() {
        if (terminal) {
            out.print(CLEAR_LINE);
        }
    }
}
