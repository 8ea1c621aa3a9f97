package dev.flatline.server.wilddog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flatline.server.InMemoryClient;
import dev.flatline.server.InMemoryHttp;
import dev.flatline.server.Limits;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Wilddog's protocol, bad input")
class WilddogBadInputTest extends WilddogWorld {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``                             | no packet of Engine.IO 3",
                "x                              | no packet of Engine.IO 3",
                "7                              | no packet of Engine.IO 3",
                "0{}                            | no packet of Engine.IO 3",
                "5                              | no packet of Engine.IO 3",
                "4                              | only events of socket.io",
                "43[]                           | only events of socket.io",
                "45-1[\"wd\",{}]                | only events of socket.io",
                "42                             | not JSON",
                "42[\"wd\",{\"t\":\"d\"         | not JSON",
                "42{}                           | an array that begins with its name",
                "42[]                           | an array that begins with its name",
                "42[1,{}]                       | an array that begins with its name",
                "42null                         | an array that begins with its name",
                "421[\"wd\",{}]                 | not JSON",
                "42[\"wd\"]                     | exactly one message",
                "42[\"wd\",{},{}]               | exactly one message",
                "42[\"wd\",5]                   | not a JSON object",
                "42[\"wd\",{}]                  | must be an object",
                "42[\"wd\",{\"t\":\"x\",\"d\":{}}] | must be \"c\" or \"d\"",
                "42[\"wd\",{\"t\":\"d\",\"d\":{\"a\":\"p\"}}] | must be a whole number",
            })
    void endsTheSessionWithAReasonAndRunsItsDisconnectWrites(String packet, String reason) {
        InMemoryClient client = greeted();
        ask(client, 1, "o", "{\"p\":\"/a\",\"d\":\"kept\"}");
        List<String> said = send(client, packet);

        assertThat(said).singleElement().asString().startsWith("42[\"wd\",{\"t\":\"c\",\"d\":{\"t\":\"e\",\"d\":");
        assertThat(said.get(0).replace("\\\"", "\"")).contains(reason);
        assertThat(client.closeCode()).isEqualTo(1002);
        assertThat(valueAt("/a")).isEqualTo("\"kept\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "6", "40", "42[\"other\",1]", "42[\"w\\u0064\",{\"t\":\"c\",\"d\":{\"t\":\"p\"}}]"})
    void whatIsHarmlessEndsNothing(String packet) {
        InMemoryClient client = greeted();
        send(client, packet);

        assertThat(send(client, "2")).containsExactly("3");
    }

    @Test
    void aPacketBeyondTheLimitEndsTheSession() {
        restart(config().limits(Limits.builder().messageChars(1000).build()).build(), new Random(1));
        InMemoryClient client = greeted();
        ask(client, 1, "o", "{\"p\":\"/a\",\"d\":\"kept\"}");
        client.sendFrame("4".repeat(1001));
        loop.settle();

        assertThat(client.closeCode()).isNotZero();
        assertThat(valueAt("/a")).isEqualTo("\"kept\"");
    }

    @ParameterizedTest
    @CsvSource({
        "/.ws/?ns=demo&EIO=4&transport=websocket, 400, version 3 only",
        "/.ws/?ns=demo&EIO=x&transport=websocket, 400, version 3 only",
        "/.ws/?ns=demo, 404, there is nothing here",
        "/.ws/?ns=de.mo&EIO=3&transport=websocket, 400, no such namespace",
    })
    void aWebSocketThatCannotBeIsRefused(String target, int status, String reason) {
        InMemoryHttp http = new InMemoryHttp(server);
        http.sendBytes(InMemoryClient.upgrade(target, ""));
        loop.settle();

        assertThat(http.take()).startsWith("HTTP/1.1 " + status).contains(reason);
    }
}
