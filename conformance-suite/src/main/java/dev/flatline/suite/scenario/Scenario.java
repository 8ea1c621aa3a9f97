package dev.flatline.suite.scenario;

import java.util.List;

/**
 * One scenario: clients, and the steps that are taken one after the other.
 *
 * @param id the path of its file without the extension, such as {@code disconnect-writes/cut}
 * @param title one sentence that states the promise
 * @param position where it begins
 * @param covers ids of the requirements it checks; at least one
 * @param tags free words to choose scenarios by
 * @param clients in order of appearance
 */
public record Scenario(
        String id,
        String title,
        Position position,
        List<String> covers,
        List<String> tags,
        List<ClientSpec> clients,
        List<Step> steps) {

    public Scenario {
        covers = List.copyOf(covers);
        tags = List.copyOf(tags);
        clients = List.copyOf(clients);
        steps = List.copyOf(steps);
    }
}
