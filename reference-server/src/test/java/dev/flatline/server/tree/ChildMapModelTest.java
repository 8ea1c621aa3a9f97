package dev.flatline.server.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pcollections.TreePMap;

@DisplayName("The map of children, compared with another persistent map")
class ChildMapModelTest {

    @ParameterizedTest(name = "seed {0}, {1} keys, {2} steps")
    @CsvSource({"1, 5, 400", "2, 60, 2000", "3, 3000, 12000", "4, 40000, 30000"})
    void agreesWithTheModelAfterEveryKindOfChange(long seed, int keys, int steps) {
        Random random = new Random(seed);
        ChildMap map = ChildLeaf.EMPTY;
        TreePMap<String, Node> model = TreePMap.empty(KeyOrder.INSTANCE);
        for (int step = 0; step < steps; step++) {
            // Phases of growth and of decline, so that blocks split and join on every level.
            boolean growing = (step / (steps / 4)) % 2 == 0;
            String key = key(random, keys);
            if (random.nextInt(10) < (growing ? 8 : 2)) {
                Node value = Node.of(step);
                map = map.with(key, value);
                model = model.plus(key, value);
            } else {
                String removed = model.isEmpty() || random.nextBoolean() ? key : nearestKey(model, key);
                map = map.without(removed);
                model = model.minus(removed);
            }
            assertThat(map.size()).isEqualTo(model.size());
            assertThat(map.get(key)).isEqualTo(model.get(key));
            if (step % Math.max(1, steps / 100) == 0) {
                assertSame(map, model);
            }
        }
        assertSame(map, model);
        for (String key : new ArrayList<>(model.keySet())) {
            map = map.without(key);
        }
        assertThat(map.isEmpty()).isTrue();
        assertThat(map).isEmpty();
    }

    @ParameterizedTest(name = "seed {0}")
    @CsvSource({"11", "12"})
    void keepsOldVersionsAsTheyWere(long seed) {
        Random random = new Random(seed);
        ChildMap map = ChildLeaf.EMPTY;
        TreePMap<String, Node> model = TreePMap.empty(KeyOrder.INSTANCE);
        List<Map.Entry<ChildMap, TreePMap<String, Node>>> versions = new ArrayList<>();
        for (int step = 0; step < 2000; step++) {
            String key = key(random, 500);
            boolean put = random.nextInt(3) > 0;
            map = put ? map.with(key, Node.of(step)) : map.without(key);
            model = put ? model.plus(key, Node.of(step)) : model.minus(key);
            if (step % 50 == 0) {
                versions.add(Map.entry(map, model));
            }
        }
        versions.forEach(version -> assertSame(version.getKey(), version.getValue()));
    }

    private static String key(Random random, int keys) {
        int number = random.nextInt(keys);
        return switch (number % 4) {
            case 0 -> Integer.toString(number);
            case 1 -> "-" + number;
            case 2 -> "0" + number;
            default -> "key" + number;
        };
    }

    private static String nearestKey(TreePMap<String, Node> model, String key) {
        String ceiling = model.ceilingKey(key);
        return ceiling != null ? ceiling : model.lastKey();
    }

    private static void assertSame(ChildMap map, TreePMap<String, Node> model) {
        List<NamedNode> expected = new ArrayList<>();
        model.forEach((key, node) -> expected.add(new NamedNode(key, node)));
        assertThat(map).containsExactlyElementsOf(expected);
    }
}
