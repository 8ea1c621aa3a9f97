package dev.flatline.suite.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The patterns are data, and mistakes in them are named. */
class PatternReaderTest {

    private static final String PATTERNS = Worlds.read("lab/patterns.yaml");

    @Test
    void everyPatternSaysWhatItIsAndWhatItLooksLikeInBothSdks() {
        assertThat(PatternReader.read(PATTERNS)).allSatisfy(pattern -> {
            assertThat(pattern.idea()).endsWith(".");
            assertThat(pattern.code().firebase()).contains("firebase/database");
            assertThat(pattern.code().wilddog()).contains("wilddog.sync()");
            assertThat(pattern.start()
                            + pattern.connect()
                            + pattern.react().map(Pattern.React::steps).orElse(""))
                    .contains("$user");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "'title: The naive flag', '', 'title'",
        "'title: The naive flag', 'title: 7', 'title'",
        "'afterMillis: 1000', 'afterMillis: soon', 'afterMillis'",
        "'requirement: PRE-06', 'requirement: PRE-99', 'PRE-99'"
    })
    void whatIsMissingOrWrongIsNamed(String good, String bad, String named) {
        String broken = PATTERNS.replace(good, bad);

        assertThat(broken).isNotEqualTo(PATTERNS);
        assertThatThrownBy(() -> new Lab(Worlds.CATALOGUE, broken))
                .isInstanceOf(LabException.class)
                .hasMessageContaining(named);
    }

    @Test
    void aFileThatIsNoListIsRefused() {
        assertThatThrownBy(() -> PatternReader.read("a: 1")).isInstanceOf(LabException.class);
    }
}
