package dev.flatline.reports.render;

import dev.flatline.reports.compare.RunDiff;
import java.util.List;

/** What is new since an earlier run. */
final class ChangesSection {
    private final Html html;
    private final ReportPage page;

    ChangesSection(Html html, ReportPage page) {
        this.html = html;
        this.page = page;
    }

    void draw() {
        page.changes().ifPresent(changes -> {
            html.open("section", "id", "changes")
                    .element("h2", "Since the run before")
                    .line();
            if (changes.isEmpty()) {
                html.element("p", "Nothing has changed.").line();
            }
            list("bad", "✗ Newly failing", changes.broken());
            list("good", "✓ Fixed", changes.fixed());
            list("caution", "≈ Kept only sometimes", changes.flaky());
            list("quiet", "– Not played any more", changes.gone());
            still(changes);
            html.close().line();
        });
    }

    private void still(RunDiff changes) {
        if (!changes.still().isEmpty()) {
            html.element("p", "Failing as before: " + String.join(", ", changes.still()) + ".", "class", "level")
                    .line();
        }
    }

    private void list(String tone, String heading, List<String> ids) {
        if (ids.isEmpty()) {
            return;
        }
        html.open("div", "class", "change " + tone).element("h3", heading + " (" + ids.size() + ")");
        html.open("ul");
        ids.forEach(id -> {
            html.open("li");
            int index = ScenarioSection.index(page.journal(), id);
            if (index >= 0) {
                html.element("a", id, "href", "#" + ScenarioSection.anchor(index));
            } else {
                html.text(id);
            }
            html.close();
        });
        html.close().close().line();
    }
}
