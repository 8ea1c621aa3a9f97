package dev.flatline.server.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flatline.server.InMemoryClient;
import dev.flatline.server.InMemoryWorld;
import dev.flatline.server.ServerEvent;
import dev.flatline.server.SessionEnd;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The server in memory")
class InMemoryServerTest extends InMemoryWorld {
    @Test
    void resetsConnectionsOnceItIsClosed() {
        InMemoryClient client = connect();
        server.close();
        loop.settle();

        assertThat(client.end()).isEqualTo("FIN");
        assertThat(events).contains(new ServerEvent.SessionClosed(sessionIdOf(0), SessionEnd.SHUTDOWN));
        assertThat(connect().end()).isEqualTo("RST");
    }

    @Test
    @DisplayName("emits the same bytes when it is fed the same")
    void isDeterministic() {
        assertThat(scriptedRun(5)).isEqualTo(scriptedRun(5));
        assertThat(scriptedRun(5)).isNotEqualTo(scriptedRun(6));
    }

    private List<String> scriptedRun(long seed) {
        restart(config().build(), RandomGeneratorFactory.of("L64X128MixRandom").create(seed));
        Random script = new Random(99);
        List<InMemoryClient> clients = new ArrayList<>();
        for (int step = 0; step < 300; step++) {
            if (clients.size() < 5 || script.nextInt(20) == 0) {
                clients.add(connect());
            }
            InMemoryClient client = clients.get(script.nextInt(clients.size()));
            String path = "\"p\":\"/" + script.nextInt(3) + "/" + (char) ('a' + script.nextInt(3)) + "\"";
            switch (script.nextInt(6)) {
                case 0 -> client.request("q", "{" + path + ",\"h\":\"\"}");
                case 1 -> client.request("o", "{" + path + ",\"d\":{\".sv\":{\"increment\":1}}}");
                case 2 ->
                    client.request("m", "{" + path + ",\"d\":{\"x\":{\".sv\":\"timestamp\"},\"y\":" + step + "}}");
                case 3 -> client.request("p", "{" + path + ",\"d\":" + step + "}");
                case 4 -> client.cut();
                default -> loop.advance(Duration.ofMillis(script.nextInt(3000)));
            }
            loop.settle();
        }
        return clients.stream()
                .map(client -> new String(client.allBytes(), StandardCharsets.ISO_8859_1))
                .toList();
    }
}
