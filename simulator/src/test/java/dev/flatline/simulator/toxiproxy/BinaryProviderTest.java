package dev.flatline.simulator.toxiproxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The real Toxiproxy as a child process. */
class BinaryProviderTest {
    @Test
    void itListensOnLoopbackUntilItIsClosed() {
        RunningToxiproxy toxiproxy = RealToxiproxy.binary();

        assertThat(toxiproxy.word()).isEqualTo("binary");
        assertThat(toxiproxy.version()).isNotEmpty();
        assertThat(toxiproxy.api().getHost()).isEqualTo("127.0.0.1");
        assertThat(ProcessHandle.of(toxiproxy.processId().orElseThrow())).isPresent();
        toxiproxy.close();
        assertThat(new PlainApi(toxiproxy.api()).version(Duration.ofSeconds(1))).isEmpty();
    }

    @Test
    void severalRunSideBySide() {
        try (RunningToxiproxy first = RealToxiproxy.binary();
                RunningToxiproxy second = RealToxiproxy.binary()) {
            assertThat(first.api()).isNotEqualTo(second.api());
        }
    }
}
