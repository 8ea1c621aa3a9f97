package dev.flatline.suite.scenario;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * One scenario: clients, and the steps that are taken one after the other.
 *
 * @param id the path of its file without the extension, such as {@code disconnect-writes/cut}
 * @param title one sentence that states the promise
 * @param position where it begins
 * @param covers ids of the requirements it checks; at least one
 * @param tags free words to choose scenarios by
 * @param seed what every random choice in it is drawn from; empty: the run decides
 * @param server what is special about the server
 * @param clients in order of appearance
 * @param stepTexts each step as YAML, with the columns of its row filled in
 */
public record Scenario(
        String id,
        String title,
        Position position,
        List<String> covers,
        List<String> tags,
        OptionalLong seed,
        ServerSpec server,
        List<ClientSpec> clients,
        List<Step> steps,
        List<String> stepTexts) {

    public Scenario {
        covers = List.copyOf(covers);
        tags = List.copyOf(tags);
        clients = List.copyOf(clients);
        steps = List.copyOf(steps);
        stepTexts = List.copyOf(stepTexts);
    }

    /** The same scenario, drawing from this seed. */
    public Scenario withSeed(long seed) {
        return new Scenario(
                id, title, position, covers, tags, OptionalLong.of(seed), server, clients, steps, stepTexts);
    }

    /** The drivers that its clients name, in order; empty: all of them are the client under test. */
    public List<String> drivers() {
        return clients.stream()
                .map(ClientSpec::driver)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    /** All steps in order, those that are taken together one by one. */
    public Stream<Step> allSteps() {
        return flat(steps);
    }

    private static Stream<Step> flat(List<Step> steps) {
        return steps.stream()
                .flatMap(step -> step instanceof Step.Together together ? flat(together.steps()) : Stream.of(step));
    }
}
