package dev.flatline.server.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("JSON text")
class JsonTextTest {
    @Test
    void becomesPlainValuesAndTextAgainInTheSameOrder() {
        String text = "{\"z\":[1,2.5,\"ü\",null,true],\"a\":{}}";

        Object value = JsonText.parse(text);

        Map<String, Object> expected = new LinkedHashMap<>();
        expected.put("z", new ArrayList<>(Arrays.asList(1, 2.5, "ü", null, true)));
        expected.put("a", Map.of());
        assertThat(value).isEqualTo(expected);
        assertThat(JsonText.write(value)).isEqualTo(text);
        assertThat(JsonText.parse("null")).isNull();
    }

    @Test
    void isIndentedTheSameOnEveryPlatform() {
        assertThat(JsonText.writePretty(Map.of("a", List.of(1)))).isEqualTo("{\n  \"a\" : [\n    1\n  ]\n}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "nul", "1 2", "{\"a\":1}}", "[1,]", "'a'", "NaN", "\"\u0000\"", "\\"})
    void isRefusedWhenItIsNotExactlyOneValue(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> JsonText.parse(text));
    }

    @Test
    void saysWhereItIsWrong() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsonText.parse("{\n  \"a\": x}"))
                .withMessageContaining("(line 2, column ")
                .withMessageNotContaining("\n");
    }

    @Test
    void isRefusedWhenItIsNestedTooDeep() {
        assertThatIllegalArgumentException().isThrownBy(() -> JsonText.parse("[".repeat(100_000)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "1", "\"x\""})
    void isNoObjectUnlessItIsOne(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> JsonText.parseObject(text));
    }
}
