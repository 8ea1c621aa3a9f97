package dev.flatline.reports.render;

import dev.flatline.reports.journal.Journal;
import dev.flatline.reports.journal.Requirement;
import dev.flatline.reports.journal.RequirementLevel;
import dev.flatline.reports.journal.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Every promise against every target, and what could not be shown at all. */
final class MatrixSection {
    private final Html html;
    private final ReportPage page;

    MatrixSection(Html html, ReportPage page) {
        this.html = html;
        this.page = page;
    }

    void draw() {
        Map<String, Requirement> promises = Promises.of(page.all());
        if (promises.isEmpty()) {
            return;
        }
        html.open("section", "id", "promises").element("h2", "Promises").line();
        coverage(promises);
        matrix(promises);
        untestable();
        html.close().line();
    }

    private void coverage(Map<String, Requirement> promises) {
        Map<RequirementLevel, int[]> counts = new TreeMap<>();
        promises.forEach((id, promise) -> {
            int[] count = counts.computeIfAbsent(promise.level(), level -> new int[2]);
            count[0]++;
            count[1] += Promises.verdict(page.journal(), id).equals(Optional.of(Verdict.PASS)) ? 1 : 0;
        });
        html.open("ul", "class", "coverage");
        counts.forEach((level, count) -> html.open("li")
                .element("b", count[1] + " of " + count[0])
                .text(" " + level.name() + " kept")
                .close());
        if (!page.untestable().isEmpty()) {
            html.open("li")
                    .element("b", Integer.toString(page.untestable().size()))
                    .text(" that no scenario can show")
                    .close();
        }
        html.close().line();
    }

    private void matrix(Map<String, Requirement> promises) {
        html.open("details")
                .element("summary", "All " + promises.size() + " promises")
                .line();
        html.open("div", "class", "wide")
                .open("table", "class", "matrix")
                .open("thead")
                .open("tr");
        html.element("th", "Promise", "scope", "col");
        for (Journal journal : page.all()) {
            html.element("th", column(journal), "scope", "col");
        }
        html.element("th", "Scenarios", "scope", "col");
        html.close().close().line().open("tbody").line();
        promises.forEach((id, promise) -> {
            html.open("tr").open("th", "scope", "row").element("span", id, "class", "id");
            html.element("small", promise.statement()).close();
            for (Journal journal : page.all()) {
                html.open("td");
                if (Promises.scenarios(journal, id) > 0) {
                    Chip.draw(html, Promises.verdict(journal, id));
                } else {
                    html.element("span", "not played", "class", "level");
                }
                html.close();
            }
            html.element("td", Long.toString(Promises.scenarios(page.journal(), id)), "class", "took")
                    .close()
                    .line();
        });
        html.close().close().close().close().line();
    }

    private static String column(Journal journal) {
        return Setting.parts(journal.header().target()) + ", "
                + journal.header().world().word();
    }

    private void untestable() {
        List<UntestablePromise> promises = page.untestable();
        if (promises.isEmpty()) {
            return;
        }
        html.open("details")
                .element("summary", promises.size() + " promises that no scenario can show, and why")
                .line()
                .open("dl", "class", "untestable")
                .line();
        promises.forEach(promise -> html.open("div")
                .open("dt")
                .element("span", promise.id(), "class", "id")
                .text(" " + promise.statement())
                .close()
                .element("dd", promise.reason())
                .close()
                .line());
        html.close().close().line();
    }
}
