package dev.flatline.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.List;

/**
 * A well-behaved session beside a badly behaved one: it writes, listens to what it writes, and has left a disconnect write
 * that counts. Nothing of it may get lost.
 */
final class Bystander {
    private static final Duration BOUND = Duration.ofSeconds(10);

    private final NamespaceData data;
    private final SocketClient client;
    private int writes;

    Bystander(ReferenceServer server, String namespace) throws InterruptedException {
        data = server.data(namespace);
        client = SocketClient.connect(server, "ns=" + namespace);
        client.request("q", "{\"p\":\"/bystander/count\",\"h\":\"\"}");
        client.request("o", "{\"p\":\"/bystander/losses\",\"d\":{\".sv\":{\"increment\":1}}}");
        await().atMost(BOUND).until(() -> client.frames().size() == 3);
    }

    /** Writes once more, and waits for nothing. */
    void write() {
        writes++;
        client.request("p", "{\"p\":\"/bystander/count\",\"d\":" + writes + "}");
    }

    /** Each write was acknowledged and told of, once and in order, and the session still lives. */
    void lostNothing() {
        write();
        await().atMost(BOUND)
                .until(() ->
                        client.frames().stream().anyMatch(frame -> frame.contains("{\"r\":" + (writes + 2) + ",")));
        List<String> frames = client.frames();
        assertThat(frames).hasSize(3 + 2 * writes);
        for (int i = 1; i <= writes; i++) {
            // The push precedes the acknowledgement (spec section 0, rule 8).
            assertThat(frames.get(1 + 2 * i))
                    .contains("{\"a\":\"d\",\"b\":{\"p\":\"bystander/count\",\"d\":" + i + "}}");
            assertThat(frames.get(2 + 2 * i)).contains("{\"r\":" + (i + 2) + ",\"b\":{\"s\":\"ok\"");
        }
        assertThat(data.get("/bystander/losses")).isEmpty();
    }

    /** Is cut off, and its disconnect write runs, once. */
    void leave() throws IOException {
        Socket socket = client.getSocket();
        socket.setSoLinger(true, 0);
        socket.close();
        await().atMost(BOUND).until(() -> data.get("/bystander/losses").isPresent());
        assertThat(data.get("/bystander/losses")).contains(1L);
    }
}
