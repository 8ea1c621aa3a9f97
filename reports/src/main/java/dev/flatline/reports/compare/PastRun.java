package dev.flatline.reports.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A run as a line of a history file tells of it.
 *
 * @param started when, as it was written; empty in the virtual world, which has no date
 * @param world in which world
 * @param setting what was under test, in words
 * @param exit its exit code; empty if it did not finish
 * @param scenarios how many verdicts there were
 * @param attention the scenarios that needed attention, by id
 */
public record PastRun(
        Optional<String> started,
        String world,
        String setting,
        Optional<Integer> exit,
        int scenarios,
        List<String> attention) {
    private static final JsonMapper JSON = JsonMapper.shared();

    /** Copies the list. */
    public PastRun {
        attention = List.copyOf(attention);
    }

    /**
     * Reads a history file, a line for each run; blank lines do not matter.
     *
     * @throws IllegalArgumentException if a line tells of no run, with its number
     */
    public static List<PastRun> read(String file) {
        List<PastRun> runs = new ArrayList<>();
        List<String> lines = file.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                runs.add(line(lines.get(i), i + 1));
            }
        }
        return runs;
    }

    private static PastRun line(String line, int number) {
        JsonNode run;
        try {
            run = JSON.readTree(line);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("line " + number + " is not JSON: " + e.getOriginalMessage(), e);
        }
        if (!run.path("world").isString()
                || !run.path("setting").isString()
                || !run.path("attention").isArray()) {
            throw new IllegalArgumentException(
                    "line " + number + " tells of no run; expected an object with 'world', 'setting' and 'attention'");
        }
        List<String> attention = new ArrayList<>();
        run.path("attention").forEach(id -> attention.add(id.asString("")));
        int scenarios = 0;
        for (JsonNode count : run.path("counts")) {
            scenarios += count.asInt(0);
        }
        return new PastRun(
                run.path("started").asStringOpt(),
                run.path("world").asString(),
                run.path("setting").asString(),
                run.path("exit").isInt() ? Optional.of(run.path("exit").asInt()) : Optional.empty(),
                scenarios,
                attention);
    }
}
