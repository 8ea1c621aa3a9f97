package dev.flatline.server.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A push id")
class PushIdsTest {
    @Test
    void sortsByItsTimeAndWithinOneMillisecondByItsTurn() {
        PushIds ids = new PushIds(new Random(1));
        List<String> all = new ArrayList<>();
        for (long millis : new long[] {0, 63, 64, 1_795_378_362_998L, 1_795_378_362_999L}) {
            for (int i = 0; i < 200; i++) {
                all.add(ids.next(millis));
            }
        }

        assertThat(all).isSorted().doesNotHaveDuplicates().allMatch(id -> id.length() == 20);
    }

    @Test
    void carriesWhenItsLastCharacterIsUsedUp() {
        RandomGenerator highest = new RandomGenerator() {
            private int drawn;

            @Override
            public long nextLong() {
                throw new UnsupportedOperationException();
            }

            @Override
            public int nextInt(int bound) {
                return drawn++ == 0 ? 0 : bound - 1;
            }
        };
        PushIds ids = new PushIds(highest);

        assertThat(ids.next(0)).isEqualTo("---------" + "z".repeat(11));
        assertThat(ids.next(0)).isEqualTo("--------0" + "-".repeat(11));
    }

    @Test
    void isDrawnAnewEachMillisecond() {
        PushIds ids = new PushIds(new Random(1));

        assertThat(ids.next(1).substring(8)).isNotEqualTo(ids.next(2).substring(8));
    }
}
