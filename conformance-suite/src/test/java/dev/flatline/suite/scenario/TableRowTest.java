package dev.flatline.suite.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TableRowTest {

    private static final String TABLE = """
            # About losses.
            title: A loss
            for:
              # Abrupt.
              cut: { loss: { cut: alice }, word: "say \\"no\\"", count: 1, kept: null }
              crash:
                loss: { crash: [alice, bob] }
                word: "2"
                count: 2.5
                kept: true

            # Who is there.
            clients: [alice]
            """;

    @Test
    void theOtherRowsAreGoneAndAllElseStays() {
        assertThat(TableRow.alone("a.yaml", TABLE, "cut")).isEqualTo("""
                # About losses.
                title: A loss
                for: { "cut": { "loss": { "cut": "alice" }, "word": "say \\"no\\"", "count": 1, "kept": null } }

                # Who is there.
                clients: [alice]
                """);
    }

    @Test
    void whatLooksLikeANumberButIsATextStaysOne() {
        assertThat(TableRow.alone("a.yaml", TABLE, "crash"))
                .contains("{ \"crash\": [\"alice\", \"bob\"] }, \"word\": \"2\", \"count\": 2.5, \"kept\": true }");
    }

    @Test
    void aTableAtTheEndIsReplacedToTheEnd() {
        assertThat(TableRow.alone("a.yaml", "title: A\nfor:\n  a: { b: 1 }\n  c: { b: 2 }\n", "c"))
                .isEqualTo("title: A\nfor: { \"c\": { \"b\": 2 } }\n");
    }

    @Test
    void whatHasNoSuchRowStaysAsItIs() {
        assertThat(TableRow.alone("a.yaml", TABLE, "fire")).isEqualTo(TABLE);
        assertThat(TableRow.alone("a.yaml", "title: A loss\n", "cut")).isEqualTo("title: A loss\n");
        assertThat(TableRow.alone("a.yaml", "[1, 2]\n", "cut")).isEqualTo("[1, 2]\n");
    }

    @Test
    void whatIsNoYamlIsRefused() {
        assertThatThrownBy(() -> TableRow.alone("a.yaml", "title: [\n", "cut")).isInstanceOf(LoadException.class);
    }
}
