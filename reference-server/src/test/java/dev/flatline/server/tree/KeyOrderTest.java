package dev.flatline.server.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class KeyOrderTest {
    private static final List<String> ASCENDING = List.of(
            "-2147483648",
            "-1",
            "0",
            "-0",
            "00",
            "1",
            "01",
            "9",
            "10",
            "2147483647",
            "-",
            "-2147483649",
            "-a",
            "12345678901",
            "1a",
            "2147483648",
            "B",
            "a",
            "ab",
            "\ud83d\ude00",
            "\uffee");

    @Test
    void putsIntegersFirstThenUtf16CodeUnits() {
        List<String> shuffled = ASCENDING.stream().collect(Collectors.toList());
        Collections.shuffle(shuffled, new Random(7));

        shuffled.sort(KeyOrder.INSTANCE);

        assertThat(shuffled).containsExactlyElementsOf(ASCENDING);
    }

    @Test
    void isZeroForEqualKeysOnly() {
        for (String left : ASCENDING) {
            for (String right : ASCENDING) {
                assertThat(KeyOrder.INSTANCE.compare(left, right) == 0)
                        .as("%s and %s", left, right)
                        .isEqualTo(left.equals(right));
            }
        }
    }
}
