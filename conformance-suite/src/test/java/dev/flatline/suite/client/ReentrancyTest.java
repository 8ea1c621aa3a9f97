package dev.flatline.suite.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flatline.server.tree.Node;
import dev.flatline.server.tree.Path;
import dev.flatline.simulator.virtual.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Applications that call the client from within its callbacks. */
class ReentrancyTest {
    private static final Path A = Path.parse("a");

    private final VirtualTime time = new VirtualTime();
    private final ScriptedServer server = new ScriptedServer();
    private final List<String> heard = new ArrayList<>();
    private final ReferenceClient client =
            new ReferenceClient("host:9000", "demo", server, time, time, 1, new Silent());

    @Test
    void eventsOfAWriteInACallbackComeAfterThoseAlreadyWaiting() {
        connect();
        listen("first", value -> {
            if (value.equals(Node.of(1))) {
                client.set(A, 2, answer -> {});
                heard.add("first returns");
            }
        });
        listen("second", value -> {});

        server.last().push("d", "{'p':'a','d':1}");

        assertThat(heard).containsExactly("first = 1", "first returns", "second = 1", "first = 2", "second = 2");
    }

    @Test
    void aListenerDetachedInACallbackHearsNoEventThatAlreadyWaits() {
        connect();
        List<Registration> registrations = new ArrayList<>();
        listen("first", value -> client.unlisten(registrations.get(0)));
        registrations.add(listen("second", value -> {}));

        server.last().push("d", "{'p':'a','d':1}");

        assertThat(heard).containsExactly("first = 1");
    }

    @Test
    void aClientClosedInACallbackRaisesNothingMore() {
        connect();
        listen("first", value -> client.close());
        listen("second", value -> {});

        server.last().push("d", "{'p':'a','d':1}");

        assertThat(heard).containsExactly("first = 1");
        assertThat(server.last().end).isEqualTo("closed");
    }

    private void connect() {
        client.start();
        time.advance(Duration.ZERO);
        server.last().greet(1, "s1");
    }

    private Registration listen(String name, Consumer<Node> reaction) {
        return client.listen(
                A,
                new DataListener() {
                    @Override
                    public void value(Node value) {
                        heard.add(name + " = " + value.export());
                        reaction.accept(value);
                    }
                },
                answer -> {});
    }

    private static final class Silent implements ClientListener {
        @Override
        public void connected(boolean connected) {}

        @Override
        public void serverTimeOffset(long millis) {}

        @Override
        public void connectionEnded(String reason) {}
    }
}
