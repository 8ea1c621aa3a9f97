package dev.flatline.suite.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flatline.simulator.fault.FaultKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionsTest {

    @ParameterizedTest
    @CsvSource({
        "'', '', 0",
        "cut, cut, 0",
        "cut, '', 3",
        "cut, cat, 1",
        "cut, ct, 1",
        "cut, cuts, 1",
        "cut, ctu, 1",
        "signalLoss, singalLos, 2",
        "kitten, sitting, 3"
    })
    void theDistanceCountsLettersToInsertDeleteReplaceOrSwap(String a, String b, int distance) {
        assertThat(Suggestions.distance(a, b)).isEqualTo(distance);
        assertThat(Suggestions.distance(b, a)).isEqualTo(distance);
    }

    @ParameterizedTest
    @CsvSource({
        "signalLos, signalLoss",
        "SIGNALLOSS, signalLoss",
        "signal-back, signalBack",
        "crahs, crash",
        "cutt, cut"
    })
    void theNearestWordIsSuggested(String word, String suggestion) {
        assertThat(Suggestions.nearest(word, FaultKind.words())).contains(suggestion);
    }

    @ParameterizedTest
    @CsvSource({"earthquake", "''", "x"})
    void whatIsLikeNothingGetsNoSuggestion(String word) {
        assertThat(Suggestions.nearest(word, FaultKind.words())).isEmpty();
    }

    @Test
    void ofEquallyNearWordsTheFirstIsSuggested() {
        assertThat(Suggestions.nearest("cat", List.of("cut", "cot"))).contains("cut");
    }
}
