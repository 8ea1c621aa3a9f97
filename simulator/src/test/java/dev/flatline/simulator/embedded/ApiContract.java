package dev.flatline.simulator.embedded;

import static dev.flatline.simulator.fault.Peer.State.FIN;
import static dev.flatline.simulator.fault.Peer.State.OPEN;
import static dev.flatline.simulator.fault.Peer.State.REFUSED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flatline.simulator.embedded.ApiClient.Answer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The HTTP API (spec 1): routes, bodies, errors, and what they do to proxies. */
abstract class ApiContract extends FaultProxyContract {
    @Test
    @DisplayName("A1 version")
    void version() {
        Answer answer = api.get("/version");

        assertThat(answer.body()).isEqualTo("{\"version\": \"2.12.0\"}\n");
        assertThat(answer.header("Content-Type")).isEqualTo("application/json;charset=utf-8");
    }

    @Test
    @DisplayName("A2 no proxies are an empty object")
    void empty() {
        assertThat(api.get("/proxies").json().toString()).isEqualTo("{}");
    }

    @Test
    @DisplayName("A3 a minimal proxy is created enabled, without toxics, on a real port")
    void createMinimal() {
        Answer created = api.post("/proxies", "{'name':'" + name + "','upstream':'" + server.address() + "'}");

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.json().path("enabled").asBoolean()).isTrue();
        assertThat(created.json().path("toxics").toString()).isEqualTo("[]");
        assertThat(created.json().path("listen").asString()).doesNotEndWith(":0");
        assertThat(api.get("/proxies").json().path(name)).isEqualTo(created.json());
        assertThat(api.get("/proxies/" + name).json()).isEqualTo(created.json());
    }

    @Test
    @DisplayName("A4 listen is resolved when enabled, and as typed when disabled")
    void listenResolved() {
        Answer enabled = api.post("/proxies", "{'name':'" + name + "','listen':'localhost:0','upstream':'x:1'}");
        Answer disabled = api.post(
                "/proxies", "{'name':'" + name + "b','listen':'localhost:3310','upstream':'x:1','enabled':false}");

        assertThat(enabled.json().path("listen").asString()).startsWith("127.0.0.1:");
        assertThat(disabled.json().path("listen").asString()).isEqualTo("localhost:3310");
    }

    @Test
    @DisplayName("A5 the name is missed before the upstream")
    void missingFields() {
        assertThat(api.post("/proxies", "{}").error()).isEqualTo("missing required field: name");
        assertThat(api.post("/proxies", "{'name':'x'}").error()).isEqualTo("missing required field: upstream");
        assertThat(api.post("/proxies", "{}").status()).isEqualTo(400);
    }

    @Test
    @DisplayName("A6 bodies that cannot be read")
    void badBodies() {
        assertThat(api.post("/proxies", "").error()).isEqualTo("bad request body: EOF");
        for (String body : List.of("{", "nonsense", "[]", "'text'", "{'name':5}", "{'name':'x','enabled':'yes'}")) {
            Answer answer = api.post("/proxies", body);
            assertThat(answer.status()).as(body).isEqualTo(400);
            assertThat(answer.error()).as(body).startsWith("bad request body: ");
        }
    }

    @Test
    @DisplayName("A7 keys in any case, unknown keys and trailing text are fine; null is the default")
    void lenientBodies() {
        Answer created = api.post(
                "/proxies", "{'NAME':'" + name + "','Upstream':'x:1','enabled':null,'colour':{'a':[1]}} trailing {{{");

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.json().path("enabled").asBoolean()).isTrue();
    }

    @Test
    @DisplayName("A8 a name is taken once, until it is deleted")
    void duplicates() {
        createProxy();
        Answer second = api.post("/proxies", "{'name':'" + name + "','upstream':'x:1'}");
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.error()).isEqualTo("proxy already exists");

        assertThat(api.delete("/proxies/" + name).status()).isEqualTo(204);
        createProxy();
    }

    @Test
    @DisplayName("A9 a port is taken once; the proxy that wanted it too is not added")
    void portConflict() {
        String listen = createProxy();
        String second = "{'name':'" + name + "b','listen':'" + listen + "','upstream':'x:1'}";
        Answer conflict = api.post("/proxies", second);

        assertThat(conflict.status()).isEqualTo(500);
        assertThat(conflict.error()).isEqualTo("listen tcp " + listen + ": bind: address already in use");
        assertThat(api.get("/proxies/" + name + "b").status()).isEqualTo(404);

        api.delete("/proxies/" + name);
        assertThat(api.post("/proxies", second).status()).isEqualTo(201);
    }

    @Test
    @DisplayName("A10 a listen address without a port")
    void badListen() {
        Answer answer = api.post("/proxies", "{'name':'x','listen':'local373','upstream':'x:1'}");

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.error()).isEqualTo("listen tcp: address local373: missing port in address");
    }

    @Test
    @DisplayName("A11 an unknown proxy")
    void unknownProxy() {
        List<Answer> answers = List.of(
                api.get("/proxies/none"),
                api.delete("/proxies/none"),
                api.post("/proxies/none", "{}"),
                api.call("PATCH", "/proxies/none", "{}"),
                api.get("/proxies/none/toxics"));

        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.error()).isEqualTo("proxy not found");
        });
    }

    @Test
    @DisplayName("A12, A13 an empty update changes nothing, nor does one of the name; PATCH is POST")
    void updateNothing() {
        createProxy();
        Answer before = api.get("/proxies/" + name);
        var pair = connectThrough(before.json().path("listen").asString());

        assertThat(api.post("/proxies/" + name, "{}").body()).isEqualTo(before.body());
        assertThat(api.call("PATCH", "/proxies/" + name, "{'name':'other'}").body())
                .isEqualTo(before.body());
        assertThat(api.post("/proxies/" + name, "").error()).isEqualTo("bad request body: EOF");
        echo(pair);
    }

    @Test
    @DisplayName("A14 the same address by another name keeps connections, another port drops them")
    void updateListen() {
        String listen = createProxy();
        var pair = connectThrough(listen);
        api.post("/proxies/" + name, "{'listen':'" + listen.replace("127.0.0.1", "localhost") + "'}");
        echo(pair);

        Answer moved = api.post("/proxies/" + name, "{'listen':'127.0.0.1:0'}");
        soon(() -> pair.client().state() == FIN && pair.server().state() == FIN);
        assertThat(moved.json().path("listen").asString()).isNotEqualTo(listen);
        assertThat(connect(listen).state()).isEqualTo(REFUSED);
        echo(connectThrough(moved.json().path("listen").asString()));
    }

    @Test
    @DisplayName("A15 another upstream drops connections and keeps toxics")
    void updateUpstream() {
        String listen = createProxy();
        var pair = connectThrough(listen);
        toxic("latency", "upstream", "'latency':1");

        Answer updated = api.post("/proxies/" + name, "{'upstream':'127.0.0.1:1'}");

        soon(() -> pair.client().state() == FIN);
        assertThat(updated.json().path("listen").asString()).isEqualTo(listen);
        assertThat(updated.json().path("toxics").size()).isEqualTo(1);
    }

    @Test
    @DisplayName("A16 a failed restart leaves the proxy disabled at the new address")
    void failedRestart() {
        String taken = createProxy();
        api.post("/proxies", "{'name':'" + name + "b','upstream':'x:1'}");

        Answer failed = api.post("/proxies/" + name + "b", "{'listen':'" + taken + "'}");

        assertThat(failed.status()).isEqualTo(500);
        Answer after = api.get("/proxies/" + name + "b");
        assertThat(after.json().path("enabled").asBoolean()).isFalse();
        assertThat(after.json().path("listen").asString()).isEqualTo(taken);
    }

    @Test
    @DisplayName("A17 browsers are turned away on known paths")
    void browsers() {
        assertThat(api.call("GET", "/version", "", "Mozilla/5.0").body()).isEqualTo("User agent not allowed\n");
        assertThat(api.call("GET", "/version", "", "Mozilla/5.0").status()).isEqualTo(403);
        assertThat(api.call("GET", "/nothing", "", "Mozilla/5.0").status()).isEqualTo(404);
        assertThat(api.call("GET", "/version", "", "Wget/1.21").status()).isEqualTo(200);
        assertThat(api.call("GET", "/version", "", "mozilla/5.0").status()).isEqualTo(200);
    }

    @Test
    @DisplayName("A18, A20, A21 the router's own answers carry no request id")
    void router() {
        for (String path : List.of("/nothing", "/proxies/", "/", "/metrics")) {
            Answer unknown = api.get(path);
            assertThat(unknown.status()).as(path).isEqualTo(404);
            assertThat(unknown.body()).isEqualTo("404 page not found\n");
            assertThat(unknown.header("Content-Type")).startsWith("text/plain");
            assertThat(unknown.header("X-Toxiproxy-Request-Id")).isEmpty();
        }
        Answer method = api.delete("/version");
        assertThat(method.status()).isEqualTo(405);
        assertThat(method.body()).isEmpty();
        assertThat(api.get("/version").header("X-Toxiproxy-Request-Id")).isNotEmpty();
    }

    @Test
    @DisplayName("A19 errors are JSON labelled as text")
    void errorFormat() {
        Answer error = api.get("/proxies/none");

        assertThat(error.body()).isEqualTo("{\"error\":\"proxy not found\",\"status\":404}\n");
        assertThat(error.header("Content-Type")).isEqualTo("text/plain; charset=utf-8");
        assertThat(error.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    @DisplayName("A12 an update to an address without a port is refused and changes nothing")
    void updateToBadListen() {
        createProxy();
        Answer before = api.get("/proxies/" + name);

        Answer refused = api.post("/proxies/" + name, "{'listen':'bad'}");

        assertThat(refused.status()).isEqualTo(500);
        assertThat(refused.error()).isEqualTo("address bad: missing port in address");
        assertThat(api.get("/proxies/" + name).body()).isEqualTo(before.body());
    }

    @Test
    @DisplayName("L9 reset enables all, removes all toxics, and answers 204")
    void reset() {
        String listen = createProxy();
        toxic("latency", "upstream", "'latency':1");
        api.post("/proxies/" + name, "{'enabled':false}");
        assertThat(connect(listen).state()).isEqualTo(REFUSED);

        assertThat(api.post("/reset", "").status()).isEqualTo(204);

        assertThat(api.get("/proxies/" + name + "/toxics").json().size()).isZero();
        assertThat(connect(listen).state()).isEqualTo(OPEN);
    }

    @Test
    @DisplayName("X1, X4 a toxic's defaults")
    void toxicDefaults() {
        createProxy();

        Answer latency = api.post("/proxies/" + name + "/toxics", "{'type':'latency'}");
        assertThat(latency.status()).isEqualTo(200);
        assertThat(latency.body().strip())
                .isEqualTo("{\"attributes\":{\"latency\":0,\"jitter\":0},\"name\":\"latency_downstream\","
                        + "\"type\":\"latency\",\"stream\":\"downstream\",\"toxicity\":1}");
        Answer noop = api.post("/proxies/" + name + "/toxics", "{'type':'noop'}");
        assertThat(noop.json().path("attributes").toString()).isEqualTo("{}");
    }

    @Test
    @DisplayName("X1 every attribute can be given at creation, jitter and toxicity too")
    void attributesAtCreation() {
        createProxy();

        Answer toxic = api.post(
                "/proxies/" + name + "/toxics",
                "{'name':'slow','type':'latency','stream':'upstream','toxicity':0.5,'attributes':{'latency':9,'jitter':4}}");

        assertThat(toxic.json().path("attributes").path("jitter").asInt()).isEqualTo(4);
        assertThat(toxic.json().path("toxicity").asDouble()).isEqualTo(0.5);
        assertThat(api.get("/proxies/" + name + "/toxics/slow").body()).isEqualTo(toxic.body());
    }

    @Test
    @DisplayName("X2, X3 upstream toxics are listed first; names are unique over both directions")
    void toxicOrder() {
        createProxy();
        toxic("latency", "downstream", "");
        toxic("bandwidth", "upstream", "");
        toxic("latency", "upstream", "");
        List<String> names = new ArrayList<>();
        api.get("/proxies/" + name + "/toxics")
                .json()
                .forEach(toxic -> names.add(toxic.path("name").asString()));

        assertThat(names).containsExactly("bandwidth_upstream", "latency_upstream", "latency_downstream");
        Answer clash = api.post(
                "/proxies/" + name + "/toxics", "{'type':'timeout','stream':'upstream','name':'latency_downstream'}");
        assertThat(clash.status()).isEqualTo(409);
        assertThat(clash.error()).isEqualTo("toxic already exists");
    }

    @Test
    @DisplayName("X5 what is wrong with a new toxic is found in a fixed order")
    void toxicErrors() {
        createProxy();
        String toxics = "/proxies/" + name + "/toxics";

        assertThat(api.post(toxics, "{").error()).startsWith("bad request body: ");
        assertThat(api.post(toxics, "{'type':'x','stream':'sideways'}").error())
                .isEqualTo("stream was invalid, can be either upstream or downstream");
        assertThat(api.post(toxics, "{'type':'latency','stream':''}").status()).isEqualTo(400);
        assertThat(api.post(toxics, "{'type':'LATENCY'}").error()).isEqualTo("invalid toxic type");
        assertThat(api.post(toxics, "{}").error()).isEqualTo("invalid toxic type");
    }

    @Test
    @DisplayName("X6, X8 an update merges attributes and toxicity only; an unknown toxic is found first")
    void toxicUpdate() {
        createProxy();
        String path = toxic("latency", "upstream", 0.5, "'latency':10,'jitter':3");

        Answer merged = api.post(path, "{'attributes':{'JITTER':4},'name':'n','type':'timeout','stream':'downstream'}");

        assertThat(merged.json().toString())
                .isEqualTo("{\"attributes\":{\"latency\":10,\"jitter\":4},\"name\":\"latency_upstream\","
                        + "\"type\":\"latency\",\"stream\":\"upstream\",\"toxicity\":0.5}");
        assertThat(api.call("PATCH", path, "{'toxicity':1}")
                        .json()
                        .path("toxicity")
                        .asInt())
                .isEqualTo(1);
        assertThat(api.get(path).json().path("attributes").path("jitter").asInt())
                .isEqualTo(4);
        assertThat(api.post(path + "x", "{").error()).isEqualTo("toxic not found");
        assertThat(api.delete(path).status()).isEqualTo(204);
        assertThat(api.delete(path).status()).isEqualTo(404);
    }

    @Test
    @DisplayName("X7, X9, X10 attributes are integers; those before a wrong one stay applied")
    void attributeTypes() {
        createProxy();
        String path = toxic("latency", "upstream", "'latency':10,'jitter':null");
        for (String bad : List.of("1.5", "'5'", "true", "9223372036854775808")) {
            assertThat(api.post(path, "{'attributes':{'latency':" + bad + "}}").status())
                    .as(bad)
                    .isEqualTo(400);
        }

        assertThat(api.post(path, "{'attributes':{'latency':20,'jitter':'x'}}").status())
                .isEqualTo(400);
        assertThat(api.get(path).json().path("attributes").path("latency").asInt())
                .isEqualTo(20);
        assertThat(api.post(path, "{'attributes':null}").status()).isEqualTo(200);
    }

    @Test
    @DisplayName("X11, X12 the stream is kept as typed; a fraction is read back as given")
    void toxicAsTyped() {
        createProxy();

        Answer toxic =
                api.post("/proxies/" + name + "/toxics", "{'type':'latency','stream':'UPSTREAM','toxicity':0.2}");

        assertThat(toxic.json().path("name").asString()).isEqualTo("latency_UPSTREAM");
        assertThat(toxic.json().path("stream").asString()).isEqualTo("UPSTREAM");
        assertThat(toxic.body()).contains("\"toxicity\":0.2");
    }
}
