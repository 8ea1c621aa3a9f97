package dev.flatline.suite.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.networknt.schema.Error;
import com.networknt.schema.OutputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.flatline.simulator.fault.FaultKind;
import dev.flatline.simulator.fault.NetworkProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** What an editor underlines with the schemas, and that it agrees with the loader. */
class ScenarioSchemaTest {

    private static final Path SCENARIOS = Path.of("..", "scenarios");
    private static final Path ALL_WORDS = Path.of("src", "test", "resources", "flatline", "all-words.yaml");
    private static final Schema SCENARIO = schema("scenario.schema.json");
    private static final Schema REQUIREMENTS = schema("requirements.schema.json");

    private static Schema schema(String name) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(json(name));
    }

    private static JsonNode json(String name) {
        try {
            return JsonMapper.shared().readTree(Files.readString(SCENARIOS.resolve(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @TestFactory
    Stream<DynamicTest> everyScenarioOfTheCatalogueFitsTheSchema() {
        return CatalogueLoader.load(SCENARIOS).scenarios().stream()
                .map(scenario -> dynamicTest(scenario.id(), () -> {
                    Path file = SCENARIOS.resolve(scenario.position().file());
                    assertThat(errors(SCENARIO, file)).isEmpty();
                    assertThat(rowErrors(file)).isEmpty();
                    assertThat(BadScenarios.text(file))
                            .startsWith("# yaml-language-server: $schema=../scenario.schema.json\n");
                }));
    }

    @TestFactory
    Stream<DynamicTest> theRequirementsFitTheirSchema() throws IOException {
        List<Path> files;
        try (Stream<Path> inFolder = Files.list(SCENARIOS.resolve("requirements"))) {
            files = inFolder.sorted().toList();
        }
        return files.stream()
                .map(file -> dynamicTest(BadScenarios.name(file), () -> {
                    assertThat(errors(REQUIREMENTS, file)).isEmpty();
                    assertThat(BadScenarios.text(file))
                            .startsWith("# yaml-language-server: $schema=../requirements.schema.json\n");
                }));
    }

    @TestFactory
    Stream<DynamicTest> whatTheLoaderRefusesTheSchemaRefusesTooWhereItCan() {
        return BadScenarios.files().stream()
                .map(file -> dynamicTest(
                        BadScenarios.name(file),
                        () -> assertThat(!errors(SCENARIO, file).isEmpty())
                                .isEqualTo(BadScenarios.schemaRefuses(file))));
    }

    @Test
    void theSchemaKnowsTheWordsOfTheLoader() {
        JsonNode step = json("scenario.schema.json").at("/$defs/step/properties");

        assertThat(step.propertyNames()).containsAll(CommandReader.WORDS);
        List<String> faults =
                new ArrayList<>(step.at("/fault/anyOf/1/properties").propertyNames());
        step.at("/fault/anyOf/0/enum").values().forEach(word -> faults.add(word.stringValue()));
        assertThat(faults).containsExactlyInAnyOrderElementsOf(FaultKind.words());
        assertThat(step.at("/fault/anyOf/1/properties/profile/properties/name/enum")
                        .values())
                .extracting(JsonNode::stringValue)
                .containsExactlyElementsOf(NetworkProfile.words());
        assertThat(json("scenario.schema.json").at("/$defs/bound/anyOf/0/enum").values())
                .extracting(JsonNode::stringValue)
                .containsExactlyElementsOf(BoundReader.NAMES);
    }

    /**
     * Every value of a scenario with all words is left out, renamed or replaced by something else, one at a time. An
     * editor that underlines what would load misleads.
     */
    @Test
    void whatTheSchemaRefusesTheLoaderRefusesToo() {
        ScenarioLoader loader = new ScenarioLoader(Fixtures.requirements("OD-02"));
        assertThat(errors(SCENARIO, ALL_WORDS)).isEmpty();
        assertThat(loader.load(ALL_WORDS, "all-words.yaml"))
                .extracting(Scenario::id)
                .containsExactly("all-words");

        List<JsonNode> refused = Mutations.of(toJson(document(ALL_WORDS).orElseThrow()))
                .filter(mutant -> !SCENARIO.validate(mutant, OutputFormat.BOOLEAN))
                .toList();

        assertThat(refused).hasSizeGreaterThan(1_000);
        assertThat(refused)
                .allSatisfy(mutant -> assertThatExceptionOfType(LoadException.class)
                        .isThrownBy(() -> loader.parse("all-words.yaml", mutant.toString())));
    }

    /** What the schema says; nothing where there is no document that it could look at. */
    private static List<Error> errors(Schema schema, Path file) {
        return document(file).map(node -> schema.validate(toJson(node))).orElse(List.of());
    }

    /** What the schema says of the scenarios that a table stands for. */
    private static List<Error> rowErrors(Path file) {
        SourceText source = new SourceText("f", BadScenarios.text(file));
        Problems problems = new Problems(source);
        return YamlReader.read(source, problems).stream()
                .flatMap(root -> Tables.rows(root, problems).stream())
                .flatMap(row -> SCENARIO.validate(toJson(row.scenario())).stream())
                .toList();
    }

    private static Optional<YamlNode> document(Path file) {
        SourceText source = new SourceText("f", BadScenarios.text(file));
        return YamlReader.read(source, new Problems(source));
    }

    private static JsonNode toJson(YamlNode node) {
        JsonNodeFactory make = JsonNodeFactory.instance;
        if (node instanceof YamlNode.Scalar scalar) {
            return JsonMapper.shared().valueToTree(scalar.value());
        }
        if (node instanceof YamlNode.Items items) {
            return make.arrayNode()
                    .addAll(items.items().stream()
                            .map(ScenarioSchemaTest::toJson)
                            .toList());
        }
        var object = make.objectNode();
        ((YamlNode.Mapping) node)
                .entries()
                .forEach(entry -> object.set(entry.key().text(), toJson(entry.value())));
        return object;
    }
}
