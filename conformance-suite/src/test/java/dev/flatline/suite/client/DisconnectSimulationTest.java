package dev.flatline.suite.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flatline.server.tree.Node;
import dev.flatline.server.tree.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DisconnectSimulationTest {
    private final DisconnectSimulation simulation = new DisconnectSimulation();

    @Test
    void laterWriteAtTheSamePlaceWins() {
        remember("/a", 1);
        remember("/a", 2);

        assertThat(drained()).containsExactly("/a = 2");
    }

    @Test
    void writeReplacesWhatWasBelowIt() {
        remember("/a/b", 1);
        remember("/a", Map.of("c", 2));

        assertThat(drained()).containsExactly("/a = {c=2}");
    }

    @Test
    void writeIsFoldedIntoOneAboveIt() {
        remember("/a", Map.of("b", 1, "c", 2));
        remember("/a/b", null);

        assertThat(drained()).containsExactly("/a = {c=2}");
    }

    @Test
    void cancelDropsThePlaceAndWhatIsBelow() {
        remember("/a/b", 1);
        remember("/a/c/d", 2);
        remember("/e", 3);

        simulation.forget(Path.parse("/a"));

        assertThat(drained()).containsExactly("/e = 3");
    }

    @Test
    void cancelInsideAWriteSparesItsSiblings() {
        remember("/a", Map.of("x", 1, "y", 2));

        simulation.forget(Path.parse("/a/x"));

        assertThat(drained()).containsExactly("/a/y = 2");
    }

    @Test
    void cancelDeepInsideAWriteSplitsEachLevel() {
        remember("/a", Map.of("x", Map.of("p", 1, "q", 2), "y", 3));

        simulation.forget(Path.parse("/a/x/p"));

        assertThat(drained()).containsExactly("/a/x/q = 2", "/a/y = 3");
    }

    @Test
    void cancelBelowALeafDoesNothing() {
        remember("/a", 1);

        simulation.forget(Path.parse("/a/x"));

        assertThat(drained()).containsExactly("/a = 1");
    }

    @Test
    void cancelWhereNothingIsRecordedDoesNothing() {
        remember("/a/b", 1);

        simulation.forget(Path.parse("/z/y"));

        assertThat(drained()).containsExactly("/a/b = 1");
    }

    @Test
    void everythingIsHandedOutOnce() {
        remember("/a", 1);
        drained();

        assertThat(drained()).isEmpty();
    }

    private void remember(String path, @org.jspecify.annotations.Nullable Object value) {
        simulation.remember(Path.parse(path), Node.of(value));
    }

    private List<String> drained() {
        List<String> writes = new ArrayList<>();
        simulation.drain((path, node) -> writes.add(path + " = " + node.export()));
        return writes;
    }
}
