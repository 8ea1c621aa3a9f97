package dev.flatline.suite.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a baseline may say, and how its author hears of mistakes. */
class BaselineReaderTest {

    private static final String ENTRY = """
            - id: disconnect-writes/cut
              owner: jane
              reason: The proxy in front of us hides resets.
              link: https://example.org/tickets/17
              date: 2026-01-02
              expires: 2026-12-31
            """;

    @Test
    void readsAllThatAnEntrySays() {
        assertThat(read(ENTRY)).singleElement().satisfies(entry -> {
            assertThat(entry.id()).isEqualTo("disconnect-writes/cut");
            assertThat(entry.owner()).isEqualTo("jane");
            assertThat(entry.reason()).isEqualTo("The proxy in front of us hides resets.");
            assertThat(entry.link()).isEqualTo("https://example.org/tickets/17");
            assertThat(entry.date()).isEqualTo(LocalDate.of(2026, 1, 2));
            assertThat(entry.expires()).contains(LocalDate.of(2026, 12, 31));
            assertThat(entry.position()).hasToString("known.yaml:1:3");
        });
    }

    @Test
    void aBaselineMayBeEmptyAndEntriesNeedNotExpire() {
        assertThat(read("[]")).isEmpty();
        assertThat(read(ENTRY.replace("  expires: 2026-12-31\n", "")).get(0).expires())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            owner: jane        | ownr: jane         | known.yaml:2:3: There is no key "ownr" in a known deviation. | Did you mean "owner"?
            '  owner: jane'    | ''                 | known.yaml:1:3: The key "owner" of a known deviation is missing. | id: disconnect
            2026-01-02         | yesterday          | known.yaml:5:9: Expected a day, but this is the text "yesterday". | For example: 2026-11-20
            2026-01-02         | 2026-02-30         | known.yaml:5:9: There is no such day: 2026-02-30. | ^
            2026-12-31         | 2026-01-01         | known.yaml:6:12: This entry expires before its date, 2026-01-02. | ^
            https://example.org/tickets/17 | ticket 17 | known.yaml:4:9: Expected an address to read more at | https://
            disconnect-writes/cut | a b             | known.yaml:1:7: Expected the id of a requirement or of a scenario | OD-02
            '- id: disconnect-writes/cut' | id: disconnect-writes/cut | known.yaml:2:8: This is not valid YAML | ^
            """)
    void aMistakeIsAnsweredWithItsPlaceAndAdvice(String right, String wrong, String told, String advice) {
        assertThat(ENTRY).contains(right);
        assertThatExceptionOfType(LoadException.class)
                .isThrownBy(() -> read(ENTRY.replace(right, wrong)))
                .withMessageContaining(told)
                .withMessageContaining(advice);
    }

    @Test
    void anEntryThatIsThereTwiceIsAMistake() {
        assertThatExceptionOfType(LoadException.class)
                .isThrownBy(() -> read(ENTRY + ENTRY))
                .withMessageContaining("known.yaml:7:7: The entry \"disconnect-writes/cut\" is here twice.");
    }

    @Test
    void aMappingIsNoBaseline() {
        assertThatExceptionOfType(LoadException.class)
                .isThrownBy(() -> read("id: OD-02"))
                .withMessageContaining("known.yaml:1:1: Expected a list of known deviations");
    }

    @Test
    void editorsCheckTheSameByTheSchema() throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(Path.of("..", "scenarios", "known-deviations.schema.json")));

        assertThat(schema.validate(ENTRY, InputFormat.YAML)).isEmpty();
        assertThat(schema.validate("[]", InputFormat.YAML)).isEmpty();
        for (String mistake : List.of(
                ENTRY.replace("owner: jane", "ownr: jane"),
                ENTRY.replace("2026-01-02", "yesterday"),
                ENTRY.replace("https://example.org/tickets/17", "ticket 17"),
                ENTRY.replace("disconnect-writes/cut", "a b"),
                ENTRY.replace("owner: jane", "owner: ''"),
                "id: OD-02")) {
            assertThat(schema.validate(mistake, InputFormat.YAML)).as(mistake).isNotEmpty();
            assertThatExceptionOfType(LoadException.class).isThrownBy(() -> read(mistake));
        }
    }

    private static List<KnownDeviation> read(String text) {
        return BaselineReader.read(new SourceText("known.yaml", text));
    }
}
