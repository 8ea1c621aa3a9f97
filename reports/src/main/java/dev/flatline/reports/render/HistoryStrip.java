package dev.flatline.reports.render;

import dev.flatline.reports.compare.PastRun;
import dev.flatline.reports.journal.ExitCode;
import dev.flatline.reports.journal.Header;
import java.util.List;

/** The runs so far with the same setting, a column each: how many scenarios needed attention. */
final class HistoryStrip {
    /** As many as fit on a line of a wide screen. */
    private static final int RUNS_MAX = 40;

    private final Html html;
    private final ReportPage page;

    HistoryStrip(Html html, ReportPage page) {
        this.html = html;
        this.page = page;
    }

    void draw() {
        Header header = page.journal().header();
        List<PastRun> same = page.history().stream()
                .filter(run -> run.world().equals(header.world().word())
                        && run.setting().equals(Setting.parts(header.target())))
                .toList();
        if (same.isEmpty()) {
            return;
        }
        List<PastRun> shown = same.subList(Math.max(0, same.size() - RUNS_MAX), same.size());
        String last = shown.size() == 1 ? "The run so far" : "The last " + shown.size() + " runs";
        html.open("section", "id", "history").element("h2", "History").line();
        html.element(
                        "p",
                        last + " with this setting, and how many scenarios needed attention; the newest is last.",
                        "class",
                        "title")
                .line();
        html.open("ol", "class", "history");
        shown.forEach(this::run);
        html.close().close().line();
    }

    private void run(PastRun run) {
        int failed = run.attention().size();
        boolean finished = run.exit().isPresent();
        boolean kept = run.exit().filter(code -> code == ExitCode.OK.number()).isPresent();
        Tone tone = !finished ? Tone.UNDECIDED : kept ? Tone.GOOD : Tone.BAD;
        String words = (finished ? failed + " of " + run.scenarios() + " needed attention" : "did not finish")
                + (failed == 0 ? "" : ": " + String.join(", ", run.attention()));
        html.line().open("li", "class", tone.cssClass(), "title", run.started().orElse("virtual") + ": " + words);
        html.element("i", !finished ? "·" : kept ? "✓" : "✗", "aria-hidden", "true");
        html.element("b", !finished ? "?" : Integer.toString(failed));
        html.element("small", run.started().map(HistoryStrip::day).orElse(""));
        html.close();
    }

    /** Month and day of a date as it is written; whatever else it is stays as it is. */
    private static String day(String started) {
        return started.length() >= 10 ? started.substring(5, 10) : started;
    }
}
