package dev.flatline.simulator.toxiproxy;

import dev.flatline.simulator.embedded.EmbeddedToxiproxy;
import java.io.IOException;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** The engine of our own, in this process: needs nothing. */
record EmbeddedProvider() implements ToxiproxyProvider {
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(10);

    @Override
    public RunningToxiproxy start(long seed, Consumer<String> notes) {
        EmbeddedToxiproxy engine = listen(seed);
        PlainApi api = new PlainApi(engine.host(), engine.port());
        String version = api.version(ANSWER_LIMIT)
                .orElseThrow(() -> new IllegalStateException("the embedded Toxiproxy at " + api + " tells no version"));
        // Its draws depend on the names of the proxies, so these must be the same in every run.
        return new RunningToxiproxy("embedded", version, api.uri(), "", OptionalLong.empty(), engine::close);
    }

    private static EmbeddedToxiproxy listen(long seed) {
        try {
            return EmbeddedToxiproxy.start("127.0.0.1", 0, seed);
        } catch (IOException e) {
            throw new UnavailableToxiproxyException(
                    "the embedded Toxiproxy cannot listen on 127.0.0.1: " + e.getMessage(), e);
        }
    }
}
