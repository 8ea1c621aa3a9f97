package dev.flatline.server.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.flatline.server.InMemoryClient;
import dev.flatline.server.ServerEvent;
import dev.flatline.server.SessionEnd;
import dev.flatline.server.rest.RequestTarget;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The admin API's calls about sessions")
class SessionCallsTest extends AdminWorld {

    private InMemoryClient armed() {
        InMemoryClient client = connectGreeted();
        answers(client, "o", "{\"p\":\"/lost\",\"d\":{\".sv\":{\"increment\":1}}}");
        return client;
    }

    private String session() {
        return "sessions/" + sessionIdOf(0);
    }

    private void assertEndedByAdmin(String session) {
        assertThat(events).contains(new ServerEvent.SessionClosed(sessionIdOf(0), SessionEnd.ADMIN));
        assertThat(valueAt("/lost")).isEqualTo("1");
        assertThat(get(session)).startsWith("404 ");
        assertThat(post(session + "/drop")).isEqualTo("404 {\"error\":\"there is no such session, or no longer\"}");
    }

    @Test
    void showAllThatASessionHolds() {
        InMemoryClient client = armed();
        answers(client, "gauth", "{\"cred\":\"owner\",\"authvar\":{\"uid\":\"joe\"}}");
        answers(client, "q", "{\"p\":\"/a\",\"h\":\"\"}");
        answers(client, "q", "{\"p\":\"/b\",\"q\":{\"l\":2,\"vf\":\"l\",\"i\":\".key\"},\"t\":7,\"h\":\"\"}");
        client.stopAnsweringPings();
        loop.advance(Duration.ofMillis(3500));

        String expected = "{\"id\":\"" + sessionIdOf(0) + "\",\"namespace\":\"demo\",\"host\":\"localhost:9000\","
                + "\"userAgent\":\"Firebase/5/12.4.0/linux/Node\",\"admin\":false,\"auth\":{\"uid\":\"joe\"},"
                + "\"listens\":[{\"path\":\"/a\"},"
                + "{\"path\":\"/b\",\"query\":{\"l\":2,\"vf\":\"l\",\"i\":\".key\"},\"tag\":7}],"
                + "\"disconnectWrites\":[{\"path\":\"/lost\",\"value\":{\".sv\":{\"increment\":1}}}],"
                + "\"liveness\":{\"policy\":\"ping\",\"timeoutMillis\":4000,\"tickMillis\":1000,\"silentMillis\":2000},"
                + "\"frozen\":false}";
        assertThat(get(session())).isEqualTo("200 " + expected);
        assertThat(get("sessions")).isEqualTo("200 {\"sessions\":[" + expected + "]}");
    }

    @Test
    void listThoseOfOneNamespaceOrOfAll() {
        connect("v=5&ns=one");
        connect("v=5&ns=two");

        assertThat(get("sessions")).contains(sessionIdOf(0), sessionIdOf(1));
        assertThat(get("sessions?ns=two")).contains(sessionIdOf(1)).doesNotContain(sessionIdOf(0));
        assertThat(get("sessions?ns=three")).isEqualTo("200 {\"sessions\":[]}");
        assertThat(get("namespaces")).doesNotContain("three");
    }

    @Test
    @DisplayName("drop one with a reset, and its disconnect writes run (OD-02)")
    void dropOne() {
        InMemoryClient client = armed();
        assertThat(post(session() + "/drop")).isEqualTo("204 ");

        assertThat(client.end()).isEqualTo("RST");
        assertEndedByAdmin(session());
    }

    @Test
    void closeOneInGoodOrder() {
        InMemoryClient client = armed();
        assertThat(call("POST", session() + "/close", "{\"reason\":\"" + "ü".repeat(200) + "\"}"))
                .isEqualTo("204 ");

        assertThat(client.closeCode()).isEqualTo(1000);
        assertThat(client.end()).isEqualTo("FIN");
        assertEndedByAdmin(session());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    redirect | {"host":"other.example:9001"} | {"t":"r","d":"other.example:9001"}
                    redirect | {"host":"[::1]:9001"}         | {"t":"r","d":"[::1]:9001"}
                    shutdown | {"reason":"maintenance"}      | {"t":"s","d":"maintenance"}
                    shutdown | {}                            | {"t":"s","d":"closed by the admin API"}
                    error    | {"text":"just so you know"}   | {"t":"e","d":"just so you know"}
                    """)
    @DisplayName("send control messages and leave the leaving to the client (CON-14, CON-15)")
    void sendControlMessages(String action, String body, String control) {
        InMemoryClient client = armed();
        assertThat(call("POST", session() + "/" + action, body)).isEqualTo("204 ");

        assertThat(client.takeFrames()).containsExactly("{\"t\":\"c\",\"d\":" + control + "}");
        assertThat(answers(client, "p", "{\"p\":\"/a\",\"d\":1}")).containsExactly(OK.formatted(2));
        assertThat(client.end()).isEmpty();
    }

    @Test
    @DisplayName("freeze one: nothing is read, answered or pushed, nobody is taken for dead, until it thaws")
    void freezeAndThawOne() {
        InMemoryClient client = armed();
        answers(client, "q", "{\"p\":\"/seen\",\"h\":\"\"}");
        assertThat(post(session() + "/freeze")).isEqualTo("204 ");
        assertThat(post(session() + "/freeze")).isEqualTo("204 ");
        assertThat(get(session())).endsWith("\"frozen\":true}");

        InMemoryClient other = connectGreeted();
        assertThat(answers(other, "p", "{\"p\":\"/seen\",\"d\":1}")).containsExactly(OK.formatted(1));
        assertThat(answers(client, "p", "{\"p\":\"/written\",\"d\":2}")).isEmpty();
        loop.advance(Duration.ofMinutes(5));
        assertThat(client.takeFrames()).isEmpty();
        assertThat(client.pings()).isZero();
        assertThat(valueAt("/written")).isEqualTo("null");

        assertThat(post(session() + "/thaw")).isEqualTo("204 ");
        assertThat(post(session() + "/thaw")).isEqualTo("204 ");
        assertThat(client.takeFrames())
                .containsExactly("{\"t\":\"d\",\"d\":{\"a\":\"d\",\"b\":{\"p\":\"seen\",\"d\":1}}}", OK.formatted(3));
        assertThat(valueAt("/written")).isEqualTo("2");
        loop.advance(Duration.ofMillis(1500));
        assertThat(client.pings()).isEqualTo(1);
        assertThat(get(session())).endsWith("\"frozen\":false}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"drop", "close"})
    void endAFrozenOne(String action) {
        InMemoryClient client = armed();
        post(session() + "/freeze");
        assertThat(post(session() + "/" + action)).isEqualTo("204 ");

        assertThat(client.end()).isEqualTo(action.equals("drop") ? "RST" : "FIN");
        assertEndedByAdmin(session());
        loop.advance(Duration.ofMinutes(1));
        assertThat(loop.pending()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "", textBlock = """
                    POST | /redirect |                      | "host" is missing
                    POST | /redirect | {"host":7}           | "host" must be a string
                    POST | /redirect | {"host":"a b"}       | must be a name or address
                    POST | /redirect | {"hots":"a"}         | may have one member only, "host"
                    POST | /redirect | {"host":             | the body is not JSON
                    POST | /redirect | []                   | must be an object
                    POST | /error    | {"text":""}          | must be a string that is not empty
                    POST | /drop     | {}                   | takes no body
                    """)
    void refuseWhatTheyDoNotUnderstand(String method, String action, String body, String told) {
        InMemoryClient client = armed();
        String answer = call(method, session() + action, body == null ? "" : body);

        assertThat(answer.replace("\\\"", "\"")).startsWith("400 ").contains(told);
        assertThat(client.end()).isEmpty();
    }

    @Test
    void refuseABodyThatIsNotUtf8() {
        AdminRequest request = new AdminRequest(
                "POST",
                RequestTarget.parse("/.admin/sessions/x/error"),
                true,
                "localhost",
                Optional.empty(),
                new byte[] {'"', (byte) 0xff, '"'});

        assertThatExceptionOfType(AdminException.class)
                .isThrownBy(() -> Arguments.read(request, "text"))
                .withMessage("the body is not UTF-8");
    }

    @Test
    void sayWhatIsNotThereAndWhichMethodIsAllowed() {
        armed();
        assertThat(get("sessions/unknown")).startsWith("404 ");
        assertThat(post("sessions/unknown/freeze")).startsWith("404 ");
        assertThat(post(session() + "/tickle")).startsWith("404 ").contains("freeze, thaw, redirect");
        assertThat(get(session() + "/drop/hard")).startsWith("404 ");
        assertThat(post("sessions")).isEqualTo("405 {\"error\":\"use GET here\"}");
        assertThat(call("DELETE", session(), "")).startsWith("405 ");
        assertThat(raw("GET", session() + "/drop", "", "Host: localhost", "Authorization: Bearer " + TOKEN))
                .startsWith("HTTP/1.1 405 ")
                .contains("Allow: POST");
        assertThat(get(session())).startsWith("200 ");
    }
}
