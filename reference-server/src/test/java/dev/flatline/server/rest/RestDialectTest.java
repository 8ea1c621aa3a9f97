package dev.flatline.server.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.flatline.server.ServerConfig;
import dev.flatline.server.Tokens;
import dev.flatline.server.VirtualLoop;
import dev.flatline.server.rules.Rules;
import dev.flatline.server.session.Namespace;
import dev.flatline.server.tree.Node;
import dev.flatline.server.tree.Path;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("REST without a transport")
class RestDialectTest {
    private final VirtualLoop loop = new VirtualLoop(0);
    private final Namespace namespace =
            new Namespace("demo", ServerConfig.builder().build(), loop, loop, new Random(1));
    private final RestDialect rest = new RestDialect(namespace, new Random(1));

    private static RestRequest request(String method, String target, Map<String, String> headers) {
        return new RestRequest(method, RequestTarget.parse(target), headers, new byte[0]);
    }

    @Test
    void knowsWhoWantsEvents() {
        assertThat(request("GET", "/a.json", Map.of("accept", "text/event-stream, */*"))
                        .wantsEvents())
                .isTrue();
        assertThat(request("GET", "/a.json", Map.of("accept", "*/*")).wantsEvents())
                .isFalse();
        assertThat(request("PUT", "/a.json", Map.of("accept", "text/event-stream"))
                        .wantsEvents())
                .isFalse();
    }

    @Test
    void refusesATargetThatIsNotOneOfItsOwn() {
        assertThat(rest.answer(request("GET", "/a", Map.of())))
                .isEqualTo(RestResponse.error(400, "the path must end with .json"));
    }

    @Test
    @DisplayName("tells a closed stream nothing more (RST-03)")
    void tellsAClosedStreamNothingMore() {
        List<String> sent = new ArrayList<>();
        EventStream stream = rest.open(request("GET", "/a.json", Map.of()), text(sent));
        stream.start();
        assertThat(sent).hasSize(1);

        stream.close();
        stream.close();
        namespace.database().put(Path.parse("/a"), Node.of(1));
        loop.advance(Duration.ofMinutes(5));

        assertThat(sent).hasSize(1);
        assertThat(loop.pending()).isZero();
    }

    @Test
    void closesAStreamThatNeverStarted() {
        EventStream stream = rest.open(request("GET", "/a.json", Map.of()), text(new ArrayList<>()));

        stream.close();

        assertThat(loop.pending()).isZero();
    }

    @Test
    void sharesTheBytesOfAnEventAmongTheStreamsOfAPlace() {
        List<byte[]> sent = new ArrayList<>();
        for (String target : List.of("/a.json", "/a.json", "/a.json?format=export", "/.json")) {
            rest.open(request("GET", target, Map.of()), output(sent::add, () -> {}))
                    .start();
        }
        sent.clear();

        namespace.database().put(Path.parse("/a/b"), Node.of(1));

        assertThat(sent).hasSize(4);
        assertThat(sent.stream().distinct()).hasSize(3);
    }

    private static EventOutput text(List<String> sent) {
        return output(utf8 -> sent.add(new String(utf8, StandardCharsets.UTF_8)), () -> sent.add("the end"));
    }

    private static EventOutput output(Consumer<byte[]> events, Runnable end) {
        return new EventOutput() {
            @Override
            public void send(byte[] utf8) {
                events.accept(utf8);
            }

            @Override
            public void end() {
                end.run();
            }
        };
    }

    private String answer(String method, String target, String body) {
        RestResponse answer = rest.answer(
                new RestRequest(method, RequestTarget.parse(target), Map.of(), body.getBytes(StandardCharsets.UTF_8)));
        return answer.status() + " " + answer.body();
    }

    @Test
    @DisplayName("answers what the rules forbid with 401 and changes nothing (RST-06)")
    void obeysTheRules() {
        namespace.database().setRules(Rules.parse("""
                        {"rules": {
                          "open": {".read": true, ".write": "newData.val() == now"},
                          "blind": {".write": true}
                        }}
                        """));
        String denied = "401 {\"error\":\"Permission denied\"}";

        assertThat(answer("GET", "/.json", "")).isEqualTo(denied);
        assertThat(answer("PUT", "/closed.json", "1")).isEqualTo(denied);
        assertThat(answer("POST", "/closed.json", "1")).isEqualTo(denied);
        assertThat(answer("PATCH", "/.json", "{\"blind\":1,\"closed\":1}")).isEqualTo(denied);
        assertThat(answer("DELETE", "/closed.json", "")).isEqualTo(denied);
        assertThat(answer("PUT", "/open.json", "7")).isEqualTo(denied);
        assertThat(answer("PUT", "/open.json", "{\".sv\":\"timestamp\"}")).isEqualTo("200 0");
        assertThat(answer("PUT", "/blind.json", "1")).isEqualTo("200 1");
        assertThat(namespace.database().get(Path.root())).isEqualTo(Node.of(Map.of("open", 0, "blind", 1)));
        assertThatExceptionOfType(RestException.class)
                .isThrownBy(() -> rest.open(request("GET", "/blind.json", Map.of()), text(new ArrayList<>())))
                .satisfies(refusal -> assertThat(refusal.response().status()).isEqualTo(401));
    }

    @Test
    void showsNothingThroughAConditionToWhoMayNotRead() {
        namespace.database().put(Path.parse("/blind"), Node.of(1));
        namespace.database().setRules(Rules.parse("{\"rules\": {\"blind\": {\".write\": true}}}"));

        RestResponse answer = rest.answer(new RestRequest(
                "PUT", RequestTarget.parse("/blind.json"), Map.of("If-Match", "guess"), new byte[] {'1'}));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.headers()).doesNotContainKey("ETag");
    }

    @Test
    void wantsAnIndexForQueriesByValuesIfThereAreRules() {
        String query = "/s.json?limitToFirst=1&orderBy=";
        namespace.database().setRules(Rules.parse("{\"rules\": {\".read\": true, \"s\": {\".indexOn\": \"x\"}}}"));

        assertThat(answer("GET", query + "%22y%22", ""))
                .isEqualTo("400 {\"error\":\"Index not defined, add \\\".indexOn\\\": \\\"y\\\","
                        + " for path \\\"/s\\\", to the rules\"}");
        assertThat(answer("GET", query + "%22x%22", "")).isEqualTo("200 {}");
        assertThat(answer("GET", query + "%22$key%22", "")).isEqualTo("200 {}");
    }

    @Test
    void endsAStreamThatTheRulesNoLongerAllow() {
        List<String> cancelled = new ArrayList<>();
        List<String> kept = new ArrayList<>();
        rest.open(request("GET", "/a.json", Map.of()), text(cancelled)).start();
        rest.open(request("GET", "/b.json", Map.of()), text(kept)).start();
        cancelled.clear();
        kept.clear();

        Rules rules = Rules.parse("{\"rules\": {\"b\": {\".read\": true}}}");
        namespace.setRules(rules);
        namespace.setRules(rules);
        namespace.database().put(Path.root(), Node.of(Map.of("a", 1, "b", 2)));

        assertThat(cancelled).containsExactly("event: cancel\ndata: null\n\n", "the end");
        assertThat(kept).containsExactly("event: put\ndata: {\"path\":\"/\",\"data\":2}\n\n");
    }

    @Test
    void believesATokenWhereverItStands() {
        namespace.setRules(Rules.parse("{\"rules\": {}}"));

        assertThat(answer("GET", "/a.json", "")).startsWith("401 ");
        assertThat(answer("GET", "/a.json?auth=owner", "")).isEqualTo("200 null");
        assertThat(answer("GET", "/a.json?access_token=owner", "")).isEqualTo("200 null");
        assertThat(rest.answer(request("GET", "/a.json", Map.of("authorization", "Bearer owner")))
                        .status())
                .isEqualTo(200);
        assertThat(answer("GET", "/a.json?auth=nonsense", ""))
                .isEqualTo("401 {\"error\":\"Could not parse auth token.\"}");
    }

    @Test
    void letsTheAdministratorActAsSomebodyOrNobody() {
        namespace.setRules(Rules.parse("{\"rules\": {\"$uid\": {\".read\": \"auth.uid == $uid && auth.pro\"}}}"));
        String joe = "auth_variable_override=%7B%22uid%22:%22joe%22,%22pro%22:true%7D";

        assertThat(answer("GET", "/joe.json?auth=owner&" + joe, "")).isEqualTo("200 null");
        assertThat(answer("GET", "/jim.json?access_token=owner&" + joe, "")).startsWith("401 ");
        assertThat(answer("GET", "/joe.json?auth=owner&auth_variable_override=null", ""))
                .startsWith("401 ");
        assertThat(answer("GET", "/joe.json?auth=" + Tokens.unsigned("joe") + "&" + joe, ""))
                .isEqualTo("401 {\"error\":\"Could not parse auth token.\"}");
        assertThat(answer("GET", "/joe.json?" + joe, "")).startsWith("401 ");
    }

    @Test
    void endsAStreamWhenItsTokenExpires() throws GeneralSecurityException {
        Namespace strict =
                new Namespace("strict", ServerConfig.builder().secret("s").build(), loop, loop, new Random(1));
        RestDialect dialect = new RestDialect(strict, new Random(1));
        RestRequest request = request("GET", "/a.json?auth=" + token("s", "{\"uid\":\"joe\",\"exp\":45}"), Map.of());
        List<String> sent = new ArrayList<>();
        dialect.open(request, text(sent)).start();
        sent.clear();

        loop.advance(Duration.ofMillis(44_999));
        assertThat(sent).containsExactly("event: keep-alive\ndata: null\n\n");
        loop.advance(Duration.ofMillis(1));

        assertThat(sent.subList(1, sent.size()))
                .containsExactly("event: auth_revoked\ndata: \"credential is no longer valid\"\n\n", "the end");
        assertThat(dialect.answer(request)).isEqualTo(RestResponse.error(401, "Auth token is expired"));
        assertThat(loop.pending()).isZero();
    }

    private static String token(String secret, String claims) throws GeneralSecurityException {
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        String content = base64.encodeToString("{\"alg\":\"HS256\"}".getBytes(StandardCharsets.UTF_8)) + "."
                + base64.encodeToString(claims.getBytes(StandardCharsets.UTF_8));
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return content + "." + base64.encodeToString(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
    }
}
