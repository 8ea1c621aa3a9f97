package dev.flatline.reports.render;

import dev.flatline.reports.journal.Header;
import dev.flatline.reports.journal.Journal;
import dev.flatline.reports.journal.JsonText;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A run as one line of JSON, to append to a file that holds a line for every run: when, against what, how it ended, what failed. */
public final class HistoryLine {
    private static final JsonMapper JSON = JsonMapper.shared();

    private HistoryLine() {}

    /** The line, ending in a line feed. */
    public static String render(Journal journal) {
        Header header = journal.header();
        ObjectNode line = JSON.createObjectNode();
        header.started().ifPresent(started -> line.put("started", started.toString()));
        line.put("tool", header.tool())
                .put("world", header.world().word())
                .put("seed", header.seed())
                .put("setting", Setting.parts(header.target()));
        journal.footer().ifPresent(footer -> {
            line.put("exit", footer.exit());
            ObjectNode counts = line.putObject("counts");
            footer.counts().forEach((verdict, count) -> counts.put(verdict.word(), count));
        });
        ArrayNode failed = line.putArray("attention");
        journal.scenarios().stream()
                .filter(FailureReport::needsAttention)
                .forEach(run -> failed.add(run.scenario().id()));
        return JsonText.printable(JSON.writeValueAsString(line)) + "\n";
    }
}
