package dev.flatline.simulator.embedded;

import static dev.flatline.simulator.fault.Peer.State.FIN;
import static dev.flatline.simulator.fault.Peer.State.REFUSED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flatline.simulator.embedded.ApiClient.Answer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Making many proxies in one call (spec 1): what is new is made, what differs is replaced, the rest is left alone. */
abstract class PopulateContract extends FaultProxyContract {
    @Test
    @DisplayName("P1 new ones are made, in the order given")
    void made() {
        Answer answer = api.post("/populate", "[" + proxy("b", "x:1") + "," + proxy("a", "x:2") + "]");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().path("proxies").get(0).path("name").asString()).isEqualTo(name + "b");
        assertThat(answer.json().path("proxies").get(1).path("upstream").asString())
                .isEqualTo("x:2");
        assertThat(api.get("/proxies").json().size()).isEqualTo(2);
    }

    @Test
    @DisplayName("P2 they are enabled unless the body says otherwise; a disabled one refuses")
    void enabled() {
        String listen = createProxy();
        api.delete("/proxies/" + name);

        Answer answer = api.post(
                "/populate",
                "[" + proxy("on", "x:1") + ",{'name':'" + name + "off','listen':'" + listen
                        + "','upstream':'x:1','enabled':false}]");

        assertThat(answer.json().path("proxies").get(0).path("enabled").asBoolean())
                .isTrue();
        assertThat(answer.json().path("proxies").get(1).path("enabled").asBoolean())
                .isFalse();
        assertThat(connect(listen).state()).isEqualTo(REFUSED);
    }

    @Test
    @DisplayName(
            "P3 one with the same addresses keeps its toxics, its connections and its state, whatever the body says")
    void sameIsLeftAlone() {
        String listen = createProxy();
        toxic("noop", "upstream", "");
        Pair pair = connectThrough(listen);

        Answer answer = api.post(
                "/populate",
                "[{'name':'" + name + "','listen':'" + listen + "','upstream':'" + server.address()
                        + "','enabled':false}]");

        assertThat(answer.json().path("proxies").get(0).path("enabled").asBoolean())
                .isTrue();
        assertThat(answer.json().path("proxies").get(0).path("toxics").size()).isEqualTo(1);
        echo(pair);
    }

    @Test
    @DisplayName("P4 one with other addresses is replaced: connections and toxics are gone")
    void differentIsReplaced() {
        String listen = createProxy();
        toxic("noop", "upstream", "");
        Pair pair = connectThrough(listen);

        Answer answer = api.post("/populate", "[{'name':'" + name + "','listen':'" + listen + "','upstream':'y:1'}]");

        assertThat(answer.json().path("proxies").get(0).path("toxics").size()).isZero();
        assertThat(answer.json().path("proxies").get(0).path("upstream").asString())
                .isEqualTo("y:1");
        soon(() -> pair.client().state() == FIN);
    }

    @Test
    @DisplayName("P5 if one lacks a field, none is made; the message counts from 1")
    void missingField() {
        Answer upstream = api.post("/populate", "[" + proxy("a", "x:1") + ",{'name':'bad'}]");
        Answer nameless = api.post("/populate", "[{'upstream':'x:1'}]");

        assertThat(upstream.status()).isEqualTo(400);
        assertThat(upstream.error()).isEqualTo("missing required field: upstream at proxy 2");
        assertThat(nameless.error()).isEqualTo("missing required field: name at proxy 1");
        assertThat(upstream.header("Content-Type")).startsWith("application/json");
        assertThat(api.get("/proxies").json().toString()).isEqualTo("{}");
    }

    @Test
    @DisplayName("P6 the first that cannot start stops the call; those before it stay and are in the answer")
    void failureMidway() {
        String taken = createProxy();

        Answer answer = api.post(
                "/populate",
                "[" + proxy("a", "x:1") + ",{'name':'" + name + "b','listen':'" + taken + "','upstream':'x:1'},"
                        + proxy("c", "x:1") + "]");

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.error()).contains(taken, "address already in use");
        assertThat(answer.json().path("proxies").size()).isEqualTo(1);
        assertThat(api.get("/proxies/" + name + "a").status()).isEqualTo(200);
        assertThat(api.get("/proxies/" + name + "b").status()).isEqualTo(404);
        assertThat(api.get("/proxies/" + name + "c").status()).isEqualTo(404);
    }

    @Test
    @DisplayName("P7 none at all is null")
    void none() {
        Answer answer = api.post("/populate", "[]");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.body().strip()).isEqualTo("{\"proxies\":null}");
    }

    @Test
    @DisplayName("P8 anything but an array is refused, in JSON")
    void notAnArray() {
        Answer answer = api.post("/populate", "{}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).startsWith("bad request body: ");
        assertThat(answer.header("Content-Type")).startsWith("application/json");
    }

    private String proxy(String suffix, String upstream) {
        return "{'name':'" + name + suffix + "','listen':'127.0.0.1:0','upstream':'" + upstream + "'}";
    }
}
