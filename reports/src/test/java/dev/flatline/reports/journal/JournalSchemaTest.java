package dev.flatline.reports.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.flatline.reports.Samples;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JournalSchemaTest {
    private final Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(JournalSchema.text());

    @Test
    void everyLineTheModelWritesIsValid() {
        for (List<JournalRecord> records : List.of(Samples.green(), Samples.mixed(), Samples.hostile())) {
            assertThat(Samples.ndjson(records).split("\n"))
                    .allSatisfy(line -> assertThat(schema.validate(line, InputFormat.JSON))
                            .as(line)
                            .isEmpty());
        }
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "\"world\":\"live\"         | \"world\":\"virtual\"",
                "\"schema\":1               | \"schema\":2",
                "\"detection\":3200         | \"detection\":-1",
                "\"level\":\"MUST\"         | \"level\":\"OUGHT\"",
                "\"line\":1                 | \"line\":0",
                "\"lane\":\"link:alice\"    | \"lane\":\"link:\"",
                "\"kind\":\"fault\"         | \"kind\":\"falt\"",
                "\"t\":4020                 | \"t\":4.5",
                "\"step\":3                 | \"stp\":3",
                "\"verdict\":\"KNOWN-FAIL\" | \"verdict\":\"KNOWN_FAIL\"",
                "\"exit\":70                | \"exit\":256",
                "\"type\":\"footer\"        | \"type\":\"trailer\""
            })
    void whatTheModelWouldRefuseIsInvalid(String sound, String spoilt) {
        String journal = Samples.ndjson(Samples.mixed());
        String line = Arrays.stream(journal.split("\n"))
                .filter(candidate -> candidate.contains(sound))
                .findFirst()
                .orElseThrow();

        assertThat(schema.validate(line.replace(sound, spoilt), InputFormat.JSON))
                .isNotEmpty();
    }

    @Test
    void schemaAndModelKnowTheSameWords() {
        JsonNode definitions =
                JsonMapper.shared().readTree(JournalSchema.text()).path("$defs");

        assertThat(words(definitions.at("/event/properties/kind/enum")))
                .containsExactlyElementsOf(
                        Arrays.stream(EventKind.values()).map(EventKind::word).toList());
        assertThat(words(definitions.at("/verdictWord/enum")))
                .containsExactlyElementsOf(
                        Arrays.stream(Verdict.values()).map(Verdict::word).toList());
        assertThat(words(definitions.at("/requirement/properties/level/enum")))
                .containsExactlyElementsOf(Arrays.stream(RequirementLevel.values())
                        .map(RequirementLevel::name)
                        .toList());
        assertThat(words(definitions.at("/header/properties/world/enum")))
                .containsExactlyElementsOf(
                        Arrays.stream(WorldKind.values()).map(WorldKind::word).toList());
    }

    private static List<String> words(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }
}
