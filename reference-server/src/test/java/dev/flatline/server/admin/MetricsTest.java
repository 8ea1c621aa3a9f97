package dev.flatline.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flatline.server.InMemoryClient;
import dev.flatline.server.InMemoryHttp;
import dev.flatline.server.rules.Rules;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The figures of the admin API")
class MetricsTest extends AdminWorld {

    /** The value of a figure, which stands at the end of its line. */
    private double figure(String nameAndTags) {
        return get("metrics")
                .lines()
                .filter(line -> line.startsWith(nameAndTags + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no figure " + nameAndTags + " in " + get("metrics")));
    }

    @Test
    void areInTheFormatOfPrometheus() {
        assertThat(raw("GET", "metrics", "", "Host: localhost", "Authorization: Bearer " + TOKEN))
                .contains("Content-Type: text/plain; version=0.0.4; charset=utf-8")
                .contains("# TYPE flatline_sessions gauge", "# TYPE flatline_write_seconds summary");
        assertThat(call("POST", "metrics", "")).startsWith("405 ");
        assertThat(get("metrics/all")).startsWith("404 ");
    }

    @Test
    @DisplayName("count sessions, listens and disconnect writes of all namespaces")
    void countSessionsListensAndDisconnectWrites() {
        InMemoryClient client = connectGreeted();
        answers(client, "q", "{\"p\":\"/a\",\"h\":\"\"}");
        answers(client, "q", "{\"p\":\"/b\",\"h\":\"\"}");
        answers(client, "om", "{\"p\":\"/\",\"d\":{\"x\":1,\"y\":2,\"z\":3}}");
        connect("v=5&ns=elsewhere");

        assertThat(figure("flatline_sessions")).isEqualTo(2);
        assertThat(figure("flatline_listens")).isEqualTo(2);
        assertThat(figure("flatline_disconnect_writes_pending")).isEqualTo(3);
        assertThat(figure("flatline_disconnect_writes_ran_total")).isZero();

        client.cut();
        loop.settle();
        assertThat(figure("flatline_sessions")).isEqualTo(1);
        assertThat(figure("flatline_listens")).isZero();
        assertThat(figure("flatline_disconnect_writes_pending")).isZero();
        assertThat(figure("flatline_disconnect_writes_ran_total")).isEqualTo(3);
    }

    @Test
    void countConnectionsAndTheirBytes() {
        double before = figure("flatline_connections");
        double bytesBefore = figure("flatline_bytes_total{direction=\"in\"}");
        InMemoryHttp http = new InMemoryHttp(server);
        http.send("GET", "/a.json", "");
        loop.settle();

        // Each call of the API is a connection of its own, which stays.
        assertThat(figure("flatline_connections")).isEqualTo(before + 3);
        assertThat(figure("flatline_bytes_total{direction=\"in\"}")).isGreaterThan(bytesBefore + 50);
        assertThat(figure("flatline_bytes_total{direction=\"out\"}")).isGreaterThan(bytesBefore);
        double open = figure("flatline_connections");
        http.fin();
        assertThat(figure("flatline_connections")).isEqualTo(open);
    }

    @Test
    void countMessagesAndTimeWrites() {
        InMemoryClient client = connectGreeted();
        answers(client, "q", "{\"p\":\"/a\",\"h\":\"\"}");
        answers(client, "p", "{\"p\":\"/a\",\"d\":1}");

        assertThat(figure("flatline_messages_total{direction=\"in\"}")).isEqualTo(2);
        // The hello, the answer to the listen, the push and the acknowledgement of the write.
        assertThat(figure("flatline_messages_total{direction=\"out\"}")).isEqualTo(4);
        assertThat(figure("flatline_write_seconds_count")).isEqualTo(1);
        assertThat(figure("flatline_write_seconds_sum")).isPositive();
        assertThat(figure("flatline_loop_delay_seconds_count")).isPositive();
    }

    @Test
    void countWhatIsRejectedAndWhy() {
        server.setRules(Rules.parse("{\"rules\": {}}"));
        InMemoryClient client = connectGreeted();
        answers(client, "p", "{\"p\":\"/a\",\"d\":1}");
        answers(client, "p", "{\"p\":\"/a#\",\"d\":1}");
        client.sendFrame("nonsense");
        InMemoryHttp http = new InMemoryHttp(server);
        http.send("GET", "/a.json", "");
        loop.settle();

        for (String status : new String[] {"permission_denied", "failure", "protocol_error", "http_401"}) {
            assertThat(figure("flatline_rejected_total{status=\"" + status + "\"}"))
                    .isEqualTo(1);
        }
        assertThat(figure("flatline_write_seconds_count")).isZero();
    }
}
