package dev.flatline.suite.lab;

import dev.flatline.suite.lab.LabWorld.Device;
import dev.flatline.suite.lab.Script.Moment;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** A world as the text of a scenario: what the lab plays itself, and what it hands out. */
final class ScenarioText {

    /** Where all patterns keep what they say. */
    static final String ROOT = "presence";

    /** Somebody who looks at everybody, and whom nothing befalls. */
    static final String ONLOOKER = "onlooker";

    /** What a viewer's listener is called: this and the viewer's name. */
    static final String LISTENER = "seen-by-";

    private static final JsonMapper JSON = JsonMapper.shared();

    private final LabWorld world;
    private final Pattern pattern;
    private final List<Moment> script;
    private final StringBuilder text = new StringBuilder(2048);
    private int nowMillis;

    private ScenarioText(LabWorld world, Pattern pattern, List<Moment> script) {
        this.world = world;
        this.pattern = pattern;
        this.script = script;
    }

    /**
     * The whole scenario.
     *
     * @param script what happens when
     * @param checks what is expected; may be empty, to see what happens without stopping at what is wrong
     */
    static String of(LabWorld world, Pattern pattern, List<Moment> script, List<Check> checks) {
        return new ScenarioText(world, pattern, script).write(checks);
    }

    private String write(List<Check> checks) {
        line("title: " + JSON.writeValueAsString(pattern.title() + ": everybody is shown as they are"));
        line("covers: [PRE-08]");
        line("tags: [lab]");
        line("seed: " + world.seed());
        if (!pattern.rules().isEmpty()) {
            line("server:");
            line("  rules:");
            text.append(pattern.rules().indent(4));
        }
        line("clients:");
        world.devices().forEach(this::client);
        line("  " + ONLOOKER + ":");
        line("steps:");
        line("  # Everybody looks at everybody.");
        listen(ONLOOKER);
        world.devices().forEach(device -> listen(device.name()));
        steps(checks);
        return text.toString();
    }

    private void client(Device device) {
        line("  " + device.name() + ":");
        if (!pattern.connect().isEmpty()) {
            line("    behaviours:");
            line("      - when: { connected: true }");
            line("        do:");
            text.append(Script.fill(pattern.connect(), device).indent(10));
        }
    }

    private void listen(String viewer) {
        line("  - client: " + viewer);
        line("    listen: { as: " + LISTENER + viewer + ", path: " + ROOT + ", for: value }");
        line("    pipelined: true");
    }

    private void steps(List<Check> checks) {
        Deque<Check> ahead = new ArrayDeque<>(checks);
        for (Moment moment : script) {
            expectUntil(moment.atMillis(), ahead);
            passUntil(moment.atMillis());
            line("  # " + seconds(moment.atMillis()) + " " + moment.comment());
            text.append(moment.steps().indent(2));
        }
        expectUntil(world.lengthMillis(), ahead);
        passUntil(world.lengthMillis());
    }

    private void expectUntil(int millis, Deque<Check> ahead) {
        while (!ahead.isEmpty() && ahead.element().toMillis() <= millis) {
            Check check = ahead.remove();
            passUntil(check.fromMillis());
            String with = check.truths().stream().map(this::expected).collect(Collectors.joining(", "));
            line("  # " + seconds(nowMillis) + " all has settled");
            line("  - expect: { path: " + ROOT + ", stays: { with: { " + with + " } }, for: "
                    + (check.toMillis() - check.fromMillis()) + " ms }");
            nowMillis = check.toMillis();
        }
    }

    private String expected(Check.Truth truth) {
        String path = Shows.pathBelowRoot(pattern, truth.user());
        return path + ": " + Shows.matcher(pattern, truth.devices());
    }

    private void passUntil(int millis) {
        if (millis > nowMillis) {
            line("  - wait: " + (millis - nowMillis) + " ms");
            nowMillis = millis;
        }
    }

    private static String seconds(int millis) {
        return millis / 1000 + "." + "%03d".formatted(millis % 1000) + " s";
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
