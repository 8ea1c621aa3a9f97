package dev.flatline.suite.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** All documents that differ from a given one in a single value. */
final class Mutations {

    private static final List<JsonNode> INSTEAD = Stream.of("null", "-1", "\"\"", "[true]", "{}")
            .map(JsonMapper.shared()::readTree)
            .toList();

    private final JsonNode whole;
    private final List<JsonNode> mutants = new ArrayList<>();

    private Mutations(JsonNode whole) {
        this.whole = whole;
    }

    static Stream<JsonNode> of(JsonNode whole) {
        Mutations mutations = new Mutations(whole);
        mutations.visit("");
        return mutations.mutants.stream();
    }

    private void visit(String pointer) {
        JsonNode here = whole.at(pointer);
        if (here instanceof ObjectNode object) {
            object.propertyNames().forEach(key -> mutateProperty(pointer, key));
        } else if (here instanceof ArrayNode array) {
            IntStream.range(0, array.size()).forEach(index -> mutateItem(pointer, index));
        }
    }

    private void mutateProperty(String pointer, String key) {
        mutate(pointer, parent -> ((ObjectNode) parent).remove(key));
        mutate(pointer, parent -> ((ObjectNode) parent).set(key + "x", ((ObjectNode) parent).remove(key)));
        INSTEAD.forEach(other -> mutate(pointer, parent -> ((ObjectNode) parent).set(key, other)));
        visit(pointer + "/" + key.replace("/", "~1"));
    }

    private void mutateItem(String pointer, int index) {
        mutate(pointer, parent -> ((ArrayNode) parent).remove(index));
        INSTEAD.forEach(other -> mutate(pointer, parent -> ((ArrayNode) parent).set(index, other)));
        visit(pointer + "/" + index);
    }

    private void mutate(String pointer, Consumer<JsonNode> change) {
        JsonNode copy = whole.deepCopy();
        change.accept(copy.at(pointer));
        mutants.add(copy);
    }
}
