package dev.flatline.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flatline.server.DisconnectCredential;
import dev.flatline.server.InMemoryClient;
import dev.flatline.server.InMemoryWorld;
import dev.flatline.server.ServerConfig;
import dev.flatline.server.ServerEvent;
import dev.flatline.server.Tokens;
import dev.flatline.server.rules.Rules;
import dev.flatline.server.tree.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("Security rules")
class SecurityTest extends InMemoryWorld {
    private static final String DENIED =
            "{\"t\":\"d\",\"d\":{\"r\":%d,\"b\":{\"s\":\"permission_denied\",\"d\":\"Permission denied\"}}}";
    private static final String OWN = "\"users\": {\"$uid\": {\".write\": \"auth.uid == $uid\"}}";

    private void rules(String... lines) {
        restart(withRules(lines).build(), new Random(1));
    }

    private ServerConfig.Builder withRules(String... lines) {
        return config().rules(Rules.parse("{\"rules\": {" + String.join("\n", lines) + "}}"));
    }

    private static String ok(int r) {
        return OK.formatted(r);
    }

    private static String denied(int r) {
        return DENIED.formatted(r);
    }

    private InMemoryClient owner() {
        InMemoryClient owner = connectGreeted();
        assertThat(answers(owner, "gauth", "{\"cred\":\"owner\"}")).containsExactly(OK_OBJECT.formatted(1));
        return owner;
    }

    private InMemoryClient user(String uid) {
        InMemoryClient user = connectGreeted();
        signIn(user, uid);
        return user;
    }

    private void signIn(InMemoryClient client, String uid) {
        assertThat(answers(client, "auth", "{\"cred\":\"" + Tokens.unsigned(uid) + "\"}"))
                .singleElement()
                .asString()
                .contains("\"s\":\"ok\",\"d\":{\"auth\":{\"uid\":\"" + uid + "\"");
    }

    private String truth(String path) {
        InMemoryClient owner = owner();
        String answer = answers(owner, "g", "{\"p\":\"" + path + "\"}").get(0);
        owner.sendClose();
        loop.settle();
        return answer.substring(answer.indexOf("\"d\":", answer.indexOf("\"s\":")) + 4, answer.length() - 3);
    }

    private void lose(InMemoryClient client) {
        client.cut();
        loop.settle();
    }

    @Test
    @DisplayName("are asked for reads and writes of every kind (SEC-10, SEC-11)")
    void areAskedForReadsAndWritesOfEveryKind() {
        rules("\"open\": {\".read\": true, \".write\": true}");
        InMemoryClient client = connectGreeted();

        assertThat(answers(client, "q", "{\"p\":\"/a\",\"h\":\"\"}")).containsExactly(denied(1));
        assertThat(answers(client, "g", "{\"p\":\"/a\"}")).containsExactly(denied(2));
        assertThat(answers(client, "p", "{\"p\":\"/a\",\"d\":1}")).containsExactly(denied(3));
        assertThat(answers(client, "p", "{\"p\":\"/a\",\"d\":1,\"h\":\"\"}")).containsExactly(denied(4));
        assertThat(answers(client, "m", "{\"p\":\"/\",\"d\":{\"open/x\":1,\"a\":1}}"))
                .containsExactly(denied(5));
        assertThat(answers(client, "p", "{\"p\":\"/open/y\",\"d\":2}")).containsExactly(ok(6));
        assertThat(answers(client, "q", "{\"p\":\"/open\",\"h\":\"\"}"))
                .containsExactly(
                        "{\"t\":\"d\",\"d\":{\"a\":\"d\",\"b\":{\"p\":\"open\",\"d\":{\"y\":2}}}}",
                        OK_OBJECT.formatted(7));
        assertThat(truth("/")).isEqualTo("{\"open\":{\"y\":2}}");
    }

    @Test
    @DisplayName("let the owner do everything, unless it acts as somebody or nobody (SEC-09)")
    void letTheOwnerDoEverything() {
        rules(OWN + ", \".validate\": false");
        InMemoryClient owner = owner();
        assertThat(answers(owner, "p", "{\"p\":\"/x\",\"d\":1}")).containsExactly(ok(2));
        answers(owner, "o", "{\"p\":\"/gone\",\"d\":1}");
        lose(owner);
        assertThat(truth("/")).isEqualTo("{\"gone\":1,\"x\":1}");

        server.setRules(Rules.parse("{\"rules\": {" + OWN + "}}"));
        InMemoryClient other = owner();
        answers(other, "gauth", "{\"cred\":\"owner\",\"authvar\":{\"uid\":\"joe\"}}");
        assertThat(answers(other, "p", "{\"p\":\"/users/joe\",\"d\":1}")).containsExactly(ok(3));
        assertThat(answers(other, "p", "{\"p\":\"/users/jim\",\"d\":1}")).containsExactly(denied(4));
        answers(other, "gauth", "{\"cred\":\"owner\",\"noauth\":true}");
        assertThat(answers(other, "p", "{\"p\":\"/users/joe\",\"d\":1}")).containsExactly(denied(6));
    }

    @Test
    @DisplayName("are asked when a disconnect write is registered (SEC-01, SEC-03, SEC-08)")
    void areAskedWhenADisconnectWriteIsRegistered() {
        rules("\"a\": {\".write\": true}");
        InMemoryClient client = connectGreeted();
        assertThat(answers(client, "o", "{\"p\":\"/b\",\"d\":1}")).containsExactly(denied(1));
        assertThat(answers(client, "om", "{\"p\":\"/\",\"d\":{\"a\":1,\"b\":1}}"))
                .containsExactly(denied(2));
        server.setRules(Rules.open());
        lose(client);
        assertThat(truth("/")).isEqualTo("null");
    }

    @Test
    @DisplayName("are asked again when it runs; what has lost permission does not, the rest does (SEC-02)")
    void areAskedAgainWhenItRuns() {
        rules("\"$x\": {\".write\": \"!root.child('closed/' + $x).exists()\"}");
        InMemoryClient client = connectGreeted();
        assertThat(answers(
                        client,
                        "om",
                        "{\"p\":\"/\",\"d\":{\"a/.priority\":5,\"a/v\":1,\"b\":{\".sv\":\"timestamp\"},\"c\":3}}"))
                .containsExactly(ok(1));
        answers(owner(), "p", "{\"p\":\"/closed/b\",\"d\":true}");
        lose(client);
        assertThat(truth("/")).isEqualTo("{\"a\":{\"v\":1,\".priority\":5},\"c\":3,\"closed\":{\"b\":true}}");
        assertThat(events)
                .contains(new ServerEvent.DisconnectWritesRan(
                        sessionIdOf(0), List.of(Path.parse("/a/v"), Path.parse("/c"), Path.parse("/a/.priority"))));
    }

    @Test
    @DisplayName("validate a disconnect write at both times, unless it deletes (SEC-04)")
    void validateADisconnectWriteAtBothTimes() {
        rules("\".write\": true, \"n\": {\".validate\": \"newData.val() > root.child('limit').val()\"}");
        InMemoryClient owner = owner();
        answers(owner, "m", "{\"p\":\"/\",\"d\":{\"limit\":10,\"n\":20}}");
        InMemoryClient client = connectGreeted();
        assertThat(answers(client, "o", "{\"p\":\"/n\",\"d\":5}")).containsExactly(denied(1));
        assertThat(answers(client, "o", "{\"p\":\"/n\",\"d\":15}")).containsExactly(ok(2));
        InMemoryClient deleting = connectGreeted();
        assertThat(answers(deleting, "o", "{\"p\":\"/n\",\"d\":null}")).containsExactly(ok(1));
        answers(owner, "p", "{\"p\":\"/limit\",\"d\":30}");

        lose(client);
        assertThat(truth("/n")).isEqualTo("20");
        lose(deleting);
        assertThat(truth("/n")).isEqualTo("null");
    }

    @Test
    @DisplayName("see the time of execution (SEC-07)")
    void seeTheTimeOfExecution() {
        rules("\"seen\": {\".write\": \"newData.val() == now\"}");
        InMemoryClient client = connectGreeted();
        assertThat(answers(client, "o", "{\"p\":\"/seen\",\"d\":{\".sv\":\"timestamp\"}}"))
                .containsExactly(ok(1));
        loop.advance(Duration.ofMillis(500));
        lose(client);
        assertThat(truth("/seen")).isEqualTo(String.valueOf(START_MILLIS + 500));
    }

    @ParameterizedTest
    @EnumSource(DisconnectCredential.class)
    @DisplayName("judge a disconnect write by who registered it, or by whoever is signed in at the end (SEC-06)")
    void judgeADisconnectWriteByTheChosenCredential(DisconnectCredential chosen) {
        restart(withRules(OWN).disconnectCredential(chosen).build(), new Random(1));
        InMemoryClient client = user("joe");
        assertThat(answers(client, "o", "{\"p\":\"/users/joe\",\"d\":1}")).containsExactly(ok(2));
        assertThat(answers(client, "unauth", "{}")).containsExactly(ok(3));
        signIn(client, "jim");
        lose(client);
        assertThat(truth("/users/joe")).isEqualTo(chosen == DisconnectCredential.CAPTURED ? "1" : "null");
    }

    @Test
    @DisplayName("let no disconnect write run as who has expired; the client is told of the expiry (SEC-05)")
    void letNoDisconnectWriteRunAsWhoHasExpired() {
        restart(withRules(OWN).secret(Tokens.SECRET).build(), new Random(1));
        long expirySeconds = START_MILLIS / 1000 + 5;
        String auth = "{\"cred\":\"" + Tokens.signed("{\"uid\":\"joe\",\"exp\":" + expirySeconds + "}") + "\"}";
        InMemoryClient lateLoser = connectGreeted();
        assertThat(answers(lateLoser, "auth", auth).get(0)).endsWith("\"expires\":" + expirySeconds + "}}}}");
        answers(lateLoser, "o", "{\"p\":\"/users/joe/late\",\"d\":1}");
        InMemoryClient earlyLoser = connectGreeted();
        answers(earlyLoser, "auth", auth);
        answers(earlyLoser, "o", "{\"p\":\"/users/joe/early\",\"d\":1}");
        loop.advance(Duration.ofSeconds(3));
        lose(earlyLoser);
        assertThat(lateLoser.takeFrames()).isEmpty();

        loop.advance(Duration.ofSeconds(3));
        assertThat(lateLoser.takeFrames())
                .containsExactly("{\"t\":\"d\",\"d\":{\"a\":\"ac\",\"b\":"
                        + "{\"s\":\"expired_token\",\"d\":\"Auth token is expired\"}}}");
        assertThat(answers(lateLoser, "p", "{\"p\":\"/users/joe/x\",\"d\":1}")).containsExactly(denied(3));
        lose(lateLoser);

        InMemoryClient admin = connectGreeted();
        answers(admin, "auth", "{\"cred\":\"" + Tokens.SECRET + "\"}");
        assertThat(answers(admin, "g", "{\"p\":\"/\"}").get(0)).contains("\"d\":{\"users\":{\"joe\":{\"early\":1}}}");
    }

    @Test
    @DisplayName("take a legacy administrator whose token has expired for nobody (SEC-05)")
    void takeALegacyAdministratorWhoHasExpiredForNobody() {
        restart(withRules("\".read\": false").secret(Tokens.SECRET).build(), new Random(1));
        InMemoryClient client = connectGreeted();
        long expirySeconds = START_MILLIS / 1000 + 5;
        String claims = "{\"v\":0,\"d\":{\"uid\":\"root\"},\"admin\":true,\"exp\":" + expirySeconds + "}";
        answers(client, "auth", "{\"cred\":\"" + Tokens.signed(claims) + "\"}");
        assertThat(answers(client, "p", "{\"p\":\"/x\",\"d\":1}")).containsExactly(ok(2));
        answers(client, "o", "{\"p\":\"/late\",\"d\":1}");

        loop.advance(Duration.ofSeconds(6));
        assertThat(client.takeFrames()).singleElement().asString().contains("expired_token");
        assertThat(answers(client, "g", "{\"p\":\"/x\"}")).containsExactly(denied(4));
        lose(client);

        InMemoryClient admin = connectGreeted();
        answers(admin, "auth", "{\"cred\":\"" + Tokens.SECRET + "\"}");
        assertThat(answers(admin, "g", "{\"p\":\"/\"}").get(0)).contains("\"d\":{\"x\":1}");
    }

    @Test
    @DisplayName("end listens that lose permission, and only those (SEC-12)")
    void endListensThatLosePermission() {
        rules("\"open\": {\".read\": true}, \"mine\": {\".read\": \"auth != null\"}");
        InMemoryClient client = user("joe");
        answers(client, "q", "{\"p\":\"/open\",\"h\":\"\"}");
        answers(client, "q", "{\"p\":\"/mine/a\",\"h\":\"\"}");
        answers(client, "q", "{\"p\":\"/mine\",\"q\":{\"l\":2,\"vf\":\"l\",\"i\":\".key\"},\"t\":7,\"h\":\"\"}");
        signIn(client, "jim");

        assertThat(answers(client, "unauth", "{}"))
                .containsExactly(
                        "{\"t\":\"d\",\"d\":{\"a\":\"c\",\"b\":{\"p\":\"mine/a\"}}}",
                        "{\"t\":\"d\",\"d\":{\"a\":\"c\",\"b\":{\"p\":\"mine\","
                                + "\"q\":[{\"l\":2,\"vf\":\"l\",\"i\":\".key\"}]}}}",
                        ok(6));
        InMemoryClient owner = owner();
        answers(owner, "p", "{\"p\":\"/mine/a\",\"d\":1}");
        assertThat(client.takeFrames()).isEmpty();
        answers(owner, "p", "{\"p\":\"/open\",\"d\":1}");
        assertThat(client.takeFrames()).hasSize(1);

        server.setRules("demo", Rules.parse("{\"rules\": {}}"));
        loop.settle();
        assertThat(client.takeFrames()).containsExactly("{\"t\":\"d\",\"d\":{\"a\":\"c\",\"b\":{\"p\":\"open\"}}}");
    }

    @Test
    @DisplayName(
            "judge what is pipelined behind a bad token as nobody's, and end listens only after saying so (SEC-13)")
    void judgeWhatIsPipelinedBehindABadTokenAsNobodys() {
        rules(
                "\".read\": \"auth != null\", \"a\": {\".write\": \"auth == null\"}, \"b\": {\".write\": \"auth != null\"}");
        InMemoryClient client = user("joe");
        answers(client, "q", "{\"p\":\"/a\",\"h\":\"\"}");
        client.request("auth", "{\"cred\":\"worthless\"}");
        client.request("p", "{\"p\":\"/b\",\"d\":1}");
        loop.settle();
        assertThat(client.takeFrames())
                .containsExactlyInAnyOrder(
                        "{\"t\":\"d\",\"d\":{\"r\":3,\"b\":{\"s\":\"invalid_token\","
                                + "\"d\":\"the token is not a JSON Web Token\"}}}",
                        denied(4),
                        "{\"t\":\"d\",\"d\":{\"a\":\"c\",\"b\":{\"p\":\"a\"}}}")
                .first()
                .asString()
                .contains("invalid_token");
        assertThat(answers(client, "p", "{\"p\":\"/a\",\"d\":1}")).containsExactly(ok(5));
    }

    @Test
    @DisplayName("can keep the goodbye of a former session from undoing the present one's hello (SEC-14)")
    void canKeepAStaleGoodbyeOut() {
        rules(
                "\"joe\": {\".read\": true, \".write\": \"!data.exists() || newData.child('state').val() == 'on'",
                " || newData.child('sid').val() == data.child('sid').val()\"}");
        InMemoryClient first = connectGreeted();
        answers(first, "o", "{\"p\":\"/joe\",\"d\":{\"sid\":1,\"state\":\"off\"}}");
        answers(first, "p", "{\"p\":\"/joe\",\"d\":{\"sid\":1,\"state\":\"on\"}}");
        InMemoryClient second = connectGreeted();
        answers(second, "p", "{\"p\":\"/joe\",\"d\":{\"sid\":2,\"state\":\"on\"}}");
        answers(second, "o", "{\"p\":\"/joe\",\"d\":{\"sid\":2,\"state\":\"off\"}}");
        lose(first);
        assertThat(truth("/joe/state")).isEqualTo("\"on\"");
        lose(second);
        assertThat(truth("/joe/state")).isEqualTo("\"off\"");
    }

    @Test
    @DisplayName("tell a stale transaction that it is stale before they judge it")
    void tellAStaleTransactionThatItIsStale() {
        rules("\"n\": {\".read\": true, \".write\": \"!data.exists() || newData.val() == data.val() + 1\"}");
        InMemoryClient client = connectGreeted();
        answers(client, "p", "{\"p\":\"/n\",\"d\":5}");
        assertThat(answers(client, "p", "{\"p\":\"/n\",\"d\":1,\"h\":\"\"}").get(0))
                .contains("\"s\":\"datastale\"");
        assertThat(answers(client, "p", "{\"p\":\"/n\",\"d\":6}")).containsExactly(ok(3));
        assertThat(answers(client, "p", "{\"p\":\"/n\",\"d\":6}")).containsExactly(denied(4));
    }

    @Test
    @DisplayName("warn of a listen without an index, and answer it all the same")
    void warnOfAListenWithoutAnIndex() {
        rules("\".read\": true, \"a\": {\".indexOn\": \"age\"}");
        InMemoryClient client = connectGreeted();
        String warning = "{\"t\":\"d\",\"d\":{\"r\":%d,\"b\":{\"s\":\"ok\",\"d\":{\"w\":[\"no_index\"]}}}}";
        assertThat(answers(client, "q", "{\"p\":\"/b\",\"q\":{\"l\":1,\"vf\":\"l\",\"i\":\"age\"},\"t\":1,\"h\":\"\"}"))
                .containsExactly(warning.formatted(1));
        assertThat(answers(client, "q", "{\"p\":\"/a\",\"q\":{\"l\":1,\"vf\":\"l\",\"i\":\"age\"},\"t\":2,\"h\":\"\"}"))
                .containsExactly(OK_OBJECT.formatted(2));
    }

    @Test
    @DisplayName("given to one namespace or to all hold there, in those to come too")
    void holdWhereTheyAreGiven() {
        server.setRules("demo", Rules.parse("{\"rules\": {}}"));
        assertThat(answers(connectGreeted(), "g", "{\"p\":\"/\"}")).containsExactly(denied(1));
        InMemoryClient elsewhere = connect("v=5&ns=elsewhere");
        elsewhere.takeFrames();
        assertThat(answers(elsewhere, "g", "{\"p\":\"/\"}").get(0)).contains("\"s\":\"ok\"");
        server.setRules(Rules.parse("{\"rules\": {}}"));
        assertThat(answers(elsewhere, "g", "{\"p\":\"/\"}")).containsExactly(denied(2));
        InMemoryClient later = connect("v=5&ns=later");
        later.takeFrames();
        assertThat(answers(later, "g", "{\"p\":\"/\"}")).containsExactly(denied(1));
    }
}
