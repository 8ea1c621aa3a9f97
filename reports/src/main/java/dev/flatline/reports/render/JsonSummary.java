package dev.flatline.reports.render;

import dev.flatline.reports.compare.RunDiff;
import dev.flatline.reports.journal.Journal;
import dev.flatline.reports.journal.JsonText;
import dev.flatline.reports.journal.ScenarioRun;
import dev.flatline.reports.journal.VerdictRecord;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A run as one JSON object for programs that want verdicts and not events: {@code sentence}, {@code complete}, {@code exit}, {@code
 * counts}, {@code scenarios}, and {@code changes} if there is an earlier run to compare with.
 */
public final class JsonSummary {
    private static final JsonMapper JSON = JsonMapper.shared();

    private JsonSummary() {}

    /** The object, ending in a line feed. */
    public static String render(ReportPage page) {
        Journal journal = page.journal();
        ObjectNode json = JSON.createObjectNode()
                .put("sentence", ClosingSentence.of(journal))
                .put("complete", journal.isComplete());
        journal.footer().ifPresent(footer -> {
            json.put("exit", footer.exit());
            ObjectNode counts = json.putObject("counts");
            footer.counts().forEach((verdict, count) -> counts.put(verdict.word(), count));
        });
        ArrayNode scenarios = json.putArray("scenarios");
        journal.scenarios().forEach(run -> add(scenarios.addObject(), run));
        page.changes().ifPresent(changes -> changes(json.putObject("changes"), changes));
        return JsonText.printable(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json)) + "\n";
    }

    private static void add(ObjectNode json, ScenarioRun run) {
        json.put("id", run.scenario().id());
        run.verdict().ifPresent(verdict -> {
            json.put("verdict", verdict.verdict().word()).put("tookMillis", verdict.tookMillis());
            if (!verdict.reason().isBlank()) {
                json.put("reason", verdict.reason());
            }
            verdict.requirement().ifPresent(promise -> json.put("requirement", promise));
            observed(json, verdict);
        });
    }

    private static void observed(ObjectNode json, VerdictRecord verdict) {
        verdict.expected().ifPresent(expected -> json.put("expected", expected));
        verdict.actual().ifPresent(actual -> json.put("actual", actual));
        verdict.nearest().ifPresent(nearest -> json.put("nearest", nearest));
    }

    private static void changes(ObjectNode json, RunDiff changes) {
        list(json, "broken", changes.broken());
        list(json, "fixed", changes.fixed());
        list(json, "flaky", changes.flaky());
        list(json, "still", changes.still());
        list(json, "gone", changes.gone());
    }

    private static void list(ObjectNode json, String key, List<String> ids) {
        ArrayNode array = json.putArray(key);
        ids.forEach(array::add);
    }
}
