package dev.flatline.suite.bench.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTest {

    @Test
    void aUrlNamesHostPortAndPerhapsTheNamespace() {
        assertThat(Endpoint.parse("ws://localhost:9000")).isEqualTo(new Endpoint("localhost", 9000, "bench"));
        assertThat(Endpoint.parse("http://127.0.0.1:5000/?ns=demo")).isEqualTo(new Endpoint("127.0.0.1", 5000, "demo"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost:9000", "ws://localhost", "wss://localhost:9000", "ws:// :9000"})
    void anythingElseIsRefused(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Endpoint.parse(url))
                .withMessageContaining("such as ws://127.0.0.1:9000?ns=bench");
    }
}
