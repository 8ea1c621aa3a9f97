package dev.flatline.reports.render;

import dev.flatline.reports.journal.EventData;
import dev.flatline.reports.journal.ScenarioRun;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** The steps of a scenario as YAML, as far as the journal has them. */
final class StepYaml {
    private StepYaml() {}

    /** By number, from 1. */
    static SortedMap<Integer, String> of(ScenarioRun run) {
        SortedMap<Integer, String> steps = new TreeMap<>();
        run.events().forEach(event -> {
            JsonNode yaml = event.data().path(EventData.YAML);
            if (yaml.isString()) {
                event.step().ifPresent(step -> steps.putIfAbsent(step, yaml.asString()));
            }
        });
        return steps;
    }
}
