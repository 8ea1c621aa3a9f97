package dev.flatline.server.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ServerValuesTest {
    private static final Map<String, Object> TIMESTAMP = Map.of(".sv", "timestamp");
    private static final long NOW_MILLIS = 1_795_378_362_998L;

    @Test
    void areEqualWithinOneWriteWhereverTheyStand() {
        Node written = Node.of(Map.of("a", TIMESTAMP, "b", Map.of(".value", 1, ".priority", TIMESTAMP)));

        assertThat(ServerValues.resolve(written, Node.empty(), NOW_MILLIS).export())
                .isEqualTo(Map.of("a", NOW_MILLIS, "b", Map.of(".value", 1L, ".priority", NOW_MILLIS)));
    }

    @Test
    void incrementAnExistingNumber() {
        assertThat(increment(0.5, 2)).isEqualTo(2.5);
        assertThat(increment(-3, Map.of(".value", 1, ".priority", 9))).isEqualTo(-2L);
    }

    @Test
    void startFromZeroWithoutANumber() {
        assertThat(increment(3, "text")).isEqualTo(3L);
        assertThat(increment(3, Map.of("a", 1))).isEqualTo(3L);
        assertThat(increment(3, Map.of())).isEqualTo(3L);
    }

    @Test
    void neverLeaveTheRangeOfNumbers() {
        assertThat(increment(Double.MAX_VALUE, Double.MAX_VALUE)).isEqualTo(Double.MAX_VALUE);
    }

    @Test
    void keepThePriorityWrittenWithThem() {
        Node written = Node.of(Map.of(".value", TIMESTAMP, ".priority", "p"));

        assertThat(ServerValues.resolve(written, Node.empty(), NOW_MILLIS).export())
                .isEqualTo(Map.of(".value", NOW_MILLIS, ".priority", "p"));
    }

    @Test
    void areRefusedWhenUnknown() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Node.of(Map.of(".sv", "random")))
                .withMessageStartingWith("unknown server value");
        assertThatIllegalArgumentException().isThrownBy(() -> Node.of(Map.of(".sv", Map.of("increment", "1"))));
    }

    @Test
    void areExportedAsTheyCame() {
        Map<String, Object> json = Map.of("a", TIMESTAMP, "b", Map.of(".sv", Map.of("increment", 2L)));

        assertThat(Node.of(json).export()).isEqualTo(json);
    }

    private static @Nullable Object increment(double delta, Object existing) {
        Node written = Node.of(Map.of(".sv", Map.of("increment", delta)));
        return ServerValues.resolve(written, Node.of(existing), NOW_MILLIS).export();
    }
}
