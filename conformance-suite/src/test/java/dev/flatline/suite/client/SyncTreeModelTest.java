package dev.flatline.suite.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flatline.server.tree.NamedNode;
import dev.flatline.server.tree.Node;
import dev.flatline.server.tree.Path;
import dev.flatline.suite.driver.DriverEvent.ChildChange;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random histories of listens, writes and answers, compared with the obvious model: server's data, then local writes. */
class SyncTreeModelTest {
    private static final int STEPS = 2_000;
    private static final int MAX_WATCHERS = 6;

    private final EventQueue events = new EventQueue();
    private final FakeServer server = new FakeServer();
    private final SyncTree tree = new SyncTree(server, events, touched -> {});
    private final List<Watcher> watchers = new ArrayList<>();
    private final Deque<LocalWrite> unsettled = new ArrayDeque<>();

    private record LocalWrite(long id, Map<Path, Node> parts) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void listenersSeeTheServersDataWithTheLocalWritesOnTop(long seed) {
        Random random = new Random(seed);
        for (int step = 0; step < STEPS; step++) {
            act(random);
            events.raise();
            String when = "seed " + seed + ", step " + step;
            assertThat(server.active).as(when).isEqualTo(topmost());
            for (Watcher watcher : watchers) {
                if (watcher.attached && server.serves(watcher.registration.path())) {
                    Node expected = expected(watcher.registration.path());
                    assertThat(watcher.value)
                            .as("%s, value at %s", when, watcher.registration.path())
                            .isEqualTo(expected);
                    assertThat(watcher.children)
                            .as("%s, children at %s", when, watcher.registration.path())
                            .isEqualTo(childrenOf(expected));
                }
            }
        }
    }

    private void act(Random random) {
        switch (random.nextInt(8)) {
            case 0 -> watch(randomPath(random));
            case 1 -> unwatch(random.nextInt(MAX_WATCHERS));
            case 2 -> write(random);
            case 3, 4 -> settle(random.nextInt(4) > 0);
            case 5 -> server.change(Map.of(randomPath(random), randomNode(random)));
            default -> server.takeRequests();
        }
    }

    private void watch(Path path) {
        unwatch(MAX_WATCHERS - 1);
        Watcher watcher = new Watcher();
        watchers.add(watcher);
        watcher.registration = tree.listen(path, watcher, answer -> watcher.attached = true);
    }

    private void unwatch(int index) {
        if (index < watchers.size()) {
            tree.unlisten(watchers.remove(index).registration);
        }
    }

    private void write(Random random) {
        Map<Path, Node> parts = new LinkedHashMap<>();
        parts.put(randomPath(random), randomNode(random));
        Path other = randomPath(random);
        if (parts.keySet().stream().noneMatch(path -> SyncTree.overlap(path, other))) {
            parts.put(other, randomNode(random));
        }
        unsettled.add(new LocalWrite(tree.write(parts), parts));
    }

    private void settle(boolean accepted) {
        LocalWrite write = unsettled.poll();
        if (write != null) {
            if (accepted) {
                server.change(write.parts());
            }
            tree.settle(write.id());
        }
    }

    private Node expected(Path path) {
        Node all = server.data;
        for (LocalWrite write : unsettled) {
            for (Map.Entry<Path, Node> part : write.parts().entrySet()) {
                all = all.with(part.getKey(), part.getValue());
            }
        }
        return all.get(path);
    }

    private Set<String> topmost() {
        Set<String> paths = new TreeSet<>();
        for (Watcher watcher : watchers) {
            Path path = watcher.registration.path();
            if (watchers.stream()
                    .noneMatch(other -> !other.registration.path().equals(path)
                            && other.registration.path().contains(path))) {
                paths.add(path.toString());
            }
        }
        return paths;
    }

    private static Map<String, Node> childrenOf(Node node) {
        Map<String, Node> children = new TreeMap<>();
        for (NamedNode child : node.children()) {
            children.put(child.key(), child.node());
        }
        return children;
    }

    private static Path randomPath(Random random) {
        Path path = Path.root();
        for (int depth = random.nextInt(4); depth > 0; depth--) {
            path = path.child(String.valueOf((char) ('a' + random.nextInt(3))));
        }
        return path;
    }

    private static Node randomNode(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> Node.empty();
            case 1 -> Node.of(Map.of("a", random.nextInt(3), "b", Map.of("c", random.nextInt(3))));
            case 2 -> Node.of(Map.of("b", true));
            default -> Node.of(random.nextInt(3));
        };
    }

    /** Keeps what it was told: the last value, and the children that the child events add up to. */
    private static final class Watcher implements DataListener {
        Registration registration = new Registration(Path.root(), this);
        boolean attached;
        Node value = Node.of("nothing yet");
        final Map<String, Node> children = new TreeMap<>();

        @Override
        public void value(Node newest) {
            value = newest;
        }

        @Override
        public void child(ChildChange change, String key, Node child) {
            Node before = change == ChildChange.REMOVED ? children.remove(key) : children.put(key, child);
            assertThat(before == null).as("%s %s", change, key).isEqualTo(change == ChildChange.ADDED);
        }
    }

    /** Takes requests in order; serves a listen with data first unless the hash matches, then with every change. */
    private final class FakeServer implements SyncTree.Upstream {
        Node data = Node.empty();
        final Set<String> active = new TreeSet<>();
        private final Set<Path> serving = new LinkedHashSet<>();
        private final Deque<Runnable> requests = new ArrayDeque<>();

        @Override
        public void listen(Path path) {
            active.add(path.toString());
            String hash = tree.cachedHash(path);
            requests.add(() -> serve(path, hash));
        }

        @Override
        public void unlisten(Path path) {
            active.remove(path.toString());
            requests.add(() -> serving.remove(path));
        }

        @Override
        public void drop(Path path) {
            throw new AssertionError("nothing was refused");
        }

        boolean serves(Path path) {
            return serving.stream().anyMatch(listened -> listened.contains(path));
        }

        /**
         * All that have come at once: what changes between an unlisten and a listen of the same place goes unnoticed if the
         * hash happens to match again, with the official SDKs too.
         */
        void takeRequests() {
            for (Runnable request = requests.poll(); request != null; request = requests.poll()) {
                request.run();
            }
        }

        private void serve(Path path, String hash) {
            serving.add(path);
            if (!hash.equals(data.get(path).hash())) {
                tree.serverData(Map.of(path, data.get(path)));
            }
            if (active.contains(path.toString())) {
                tree.complete(path);
            }
        }

        void change(Map<Path, Node> parts) {
            for (Map.Entry<Path, Node> part : parts.entrySet()) {
                data = data.with(part.getKey(), part.getValue());
            }
            for (Path listened : List.copyOf(serving)) {
                for (Path changed : parts.keySet()) {
                    if (listened.contains(changed)) {
                        tree.serverData(Map.of(changed, data.get(changed)));
                    } else if (changed.contains(listened)) {
                        tree.serverData(Map.of(listened, data.get(listened)));
                    }
                }
            }
        }
    }
}
