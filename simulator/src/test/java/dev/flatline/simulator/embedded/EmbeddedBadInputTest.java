package dev.flatline.simulator.embedded;

import static dev.flatline.simulator.fault.Peer.State.FIN;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flatline.simulator.embedded.ApiClient.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever comes in, the answer says what is wrong, and a bystander's connection through another proxy goes on. */
class EmbeddedBadInputTest extends FaultProxyContract {
    private EmbeddedToxiproxy engine;
    private Pair bystander;

    @BeforeEach
    @Override
    void open() throws IOException {
        engine = EmbeddedToxiproxy.start("127.0.0.1", 0, 1);
        super.open();
        bystander = connectThrough(createProxy());
    }

    @AfterEach
    @Override
    void close() throws IOException {
        try {
            echo(bystander);
            assertThat(timeUntil(() -> api.get("/version").status() == 200)).isLessThan(Duration.ofSeconds(1));
        } finally {
            super.close();
            engine.close();
        }
    }

    @Override
    URI startedEngine() {
        return URI.create("http://" + engine.host() + ":" + engine.port());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {'type':'packet_loss'}                              | invalid toxic type
            {'type':'bandwidth','attributes':{'rate':-1}}       | bad request body: rate must not be negative, was -1
            {'type':'latency','attributes':{'latency':1.5}}     | bad request body: latency must be an integer of 64 bits, was 1.5
            {'type':'latency','attributes':[]}                  | bad request body: attributes must be an object, was []
            {'type':'latency','stream':'sideways'}              | stream was invalid, can be either upstream or downstream
            {'type':'latency','toxicity':'much'}                | bad request body: toxicity must be a number of 32 bits, was "much"
            {'type':'latency','toxicity':1e400}                 | bad request body: toxicity must be a number of 32 bits
            """, quoteCharacter = '`')
    void aToxicThatIsWrongIsRefusedAndNotAdded(String body, String told) {
        Answer answer = api.post("/proxies/" + name + "/toxics", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).startsWith(told);
        assertThat(api.get("/proxies/" + name + "/toxics").body()).isEqualTo("[]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'type':'slicer','attributes':{}",
                "'type':'slicer','attributes':{'average_size':1,'size_variation':9223372036854775807}",
                "'type':'slicer','attributes':{'average_size':-1,'size_variation':-1,'delay':-1}",
                "'type':'latency','attributes':{'latency':-5,'jitter':-5}",
                "'type':'slow_close','attributes':{'delay':-1}",
                "'type':'noop','toxicity':7"
            })
    void valuesThatCrashOthersLetDataPass(String toxic) {
        api.post("/proxies/" + name + "/toxics", "{" + toxic + ",'stream':'upstream'}");

        echo(bystander);
    }

    @Test
    void anUpdateToANegativeRateKeepsTheRateThatWas() {
        String path = toxic("bandwidth", "upstream", "'rate':1000");

        Answer answer = api.post(path, "{'attributes':{'rate':-1}}");

        assertThat(answer.error()).isEqualTo("bad request body: rate must not be negative, was -1");
        assertThat(api.get(path).json().path("attributes").path("rate").asInt()).isEqualTo(1000);
    }

    @Test
    void anUpstreamThatRefusesIsAFinForItsOwnClientsOnly() {
        api.post("/proxies", "{'name':'refused','listen':'127.0.0.1:0','upstream':'127.0.0.1:1'}");
        var client = connect(api.get("/proxies/refused").json().path("listen").asString());

        soon(() -> client.state() == FIN);
    }

    @Test
    void aPortInUseIsNamedAndItsOwnerKeepsIt() {
        String taken = api.get("/proxies/" + name).json().path("listen").asString();

        Answer answer = api.post("/proxies", "{'name':'late','listen':'" + taken + "','upstream':'x:1'}");

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.error()).contains(taken, "address already in use");
    }

    @Test
    void aReaderThatHasStalledHoldsUpNeitherItsProxyNorTheOthers() throws IOException {
        try (ServerSocket deaf = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Answer created = api.post(
                    "/proxies",
                    "{'name':'deaf','listen':'127.0.0.1:0','upstream':'127.0.0.1:" + deaf.getLocalPort() + "'}");
            try (SocketChannel client =
                            StreamContract.stuffed(created.json().path("listen").asString());
                    Socket reader = deaf.accept()) {
                assertThat(client.isConnected() && reader.isConnected()).isTrue();
                echo(bystander);
                assertThat(timeUntil(() -> api.post("/proxies/deaf/toxics", "{'type':'latency'}")
                                                .status()
                                        == 200
                                && api.delete("/proxies/deaf").status() == 204))
                        .isLessThan(Duration.ofSeconds(2));
            }
        }
    }

    @Test
    void tenThousandProxiesAreMadeListedAndForgottenInBoundedTime() {
        String many = IntStream.range(0, 10_000)
                .mapToObj(i -> "{'name':'many" + i + "','listen':'127.0.0.1:0','upstream':'127.0.0.1:1','enabled':"
                        + (i % 20 == 0) + "}")
                .collect(Collectors.joining(",", "[", "]"));

        long start = System.nanoTime();
        assertThat(api.post("/populate", many).status()).isEqualTo(201);
        echo(bystander);
        assertThat(api.get("/proxies").json().size()).isEqualTo(10_001);
        assertThat(api.delete("/proxies/many9999").status()).isEqualTo(204);
        engine.close();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
        reopen();
    }

    @Test
    void oneProxyTooManyIsRefusedAndTheOthersStay() {
        String many = IntStream.range(0, EngineLimits.MAX_PROXIES)
                .mapToObj(i -> "{'name':'m" + i + "','upstream':'x:1','enabled':false}")
                .collect(Collectors.joining(",", "[", "]"));

        Answer answer = api.post("/populate", many);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).isEqualTo("too many proxies: this engine holds at most 16384");
        assertThat(answer.json().path("proxies").size()).isEqualTo(EngineLimits.MAX_PROXIES - 1);
        reopen();
    }

    @Test
    void oneToxicTooManyIsRefused() {
        for (int i = 0; i < EngineLimits.MAX_TOXICS; i++) {
            assertThat(api.post("/proxies/" + name + "/toxics", "{'type':'noop','name':'t" + i + "'}")
                            .status())
                    .isEqualTo(200);
        }

        Answer answer = api.post("/proxies/" + name + "/toxics", "{'type':'noop','name':'last'}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).isEqualTo("too many toxics: a proxy holds at most 256");
    }

    @Test
    void aBodyThatIsTooLongIsRefusedWithItsLimit() {
        Answer answer = api.post("/proxies", "x".repeat(EngineLimits.MAX_BODY_BYTES + 1));

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.error()).isEqualTo("request body too long: at most 4194304 bytes are taken");
    }

    @Test
    void deepJsonIsRefused() {
        Answer answer = api.post("/proxies", "{'a':" + "[".repeat(100_000));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).startsWith("bad request body: ");
    }

    @Test
    void whatIsNoHttpIsAnsweredAndClosed() throws IOException {
        try (Socket socket = new Socket(engine.host(), engine.port())) {
            socket.setSoTimeout(5000);
            socket.getOutputStream().write("\u0016\u0003\u0001 hello\r\n\r\n".getBytes(US_ASCII));

            assertThat(new String(socket.getInputStream().readAllBytes(), US_ASCII))
                    .startsWith("HTTP/1.1 400 ")
                    .contains("not an HTTP request that can be read");
        }
    }

    @Test
    void requestsSentAheadAreAnsweredInTheirOrder() throws IOException {
        try (Socket socket = new Socket(engine.host(), engine.port())) {
            socket.setSoTimeout(5000);
            String ahead = "GET /version HTTP/1.1\r\nHost: x\r\n\r\n".repeat(100);
            String last = "GET /nothing HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write((ahead + last).getBytes(US_ASCII));

            String answers = new String(socket.getInputStream().readAllBytes(), US_ASCII);

            assertThat(answers.split("HTTP/1.1 200 ", -1)).hasSize(101);
            assertThat(answers).endsWith("404 page not found\n");
        }
    }

    /** Instead of an engine with so many proxies that deleting them one by one takes long. */
    private void reopen() {
        engine.close();
        try {
            engine = EmbeddedToxiproxy.start("127.0.0.1", 0, 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        api = new ApiClient(startedEngine());
        bystander = connectThrough(createProxy());
    }
}
