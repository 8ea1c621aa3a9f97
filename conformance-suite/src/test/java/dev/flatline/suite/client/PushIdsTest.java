package dev.flatline.suite.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PushIdsTest {

    @Test
    void keysSortByTimeAndWithinAMillisecondByOrder() {
        PushIds ids = new PushIds(new Random(7));
        List<String> keys = new ArrayList<>();
        for (long millis = 1_700_000_000_000L; millis < 1_700_000_000_050L; millis++) {
            for (int i = 0; i < 100; i++) {
                keys.add(ids.next(millis));
            }
        }

        assertThat(keys)
                .isSorted()
                .doesNotHaveDuplicates()
                .allSatisfy(key -> assertThat(key).matches("[-0-9A-Z_a-z]{20}"));
    }

    @Test
    void theTimeIsInTheFirstEightCharacters() {
        assertThat(new PushIds(new Random(1)).next(1_700_000_000_000L)).startsWith("-NjEtLV-");
    }

    @Test
    void theSameSeedGivesTheSameKeys() {
        assertThat(new PushIds(new Random(3)).next(5)).isEqualTo(new PushIds(new Random(3)).next(5));
        assertThat(new PushIds(new Random(3)).next(5)).isNotEqualTo(new PushIds(new Random(4)).next(5));
    }

    @Test
    void aCarryRunsThroughTheTail() {
        PushIds ids = new PushIds(new Random(0) {
            private static final long serialVersionUID = 1L;
            private int drawn;

            @Override
            public int nextInt(int bound) {
                return drawn++ == 0 ? 0 : bound - 1;
            }
        });

        assertThat(ids.next(5)).endsWith("-zzzzzzzzzzz");
        assertThat(ids.next(5)).endsWith("0-----------").hasSize(20);
    }
}
