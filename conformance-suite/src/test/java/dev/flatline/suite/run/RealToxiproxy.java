package dev.flatline.suite.run;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.flatline.simulator.toxiproxy.RunningToxiproxy;
import dev.flatline.simulator.toxiproxy.ToxiproxyProvider;
import dev.flatline.simulator.toxiproxy.UnavailableToxiproxyException;
import java.util.Arrays;
import java.util.Optional;

/** The real Toxiproxy for tests: they are skipped with the reason where it is missing, unless it is required. */
final class RealToxiproxy {

    private static final String REQUIRE_VARIABLE = "FLATLINE_REQUIRE";
    private static final String REQUIRE_WORD = "toxiproxy";

    private RealToxiproxy() {}

    /** The {@code toxiproxy-server} of the PATH. */
    static RunningToxiproxy binary() {
        try {
            return ToxiproxyProvider.of("binary", Optional.empty()).start(1, note -> {});
        } catch (UnavailableToxiproxyException e) {
            String required =
                    Optional.ofNullable(System.getenv(REQUIRE_VARIABLE)).orElse("");
            return Arrays.asList(required.split(",", -1)).contains(REQUIRE_WORD)
                    ? fail(e.getMessage() + "; " + REQUIRE_VARIABLE + " asks for " + REQUIRE_WORD)
                    : abort(String.valueOf(e.getMessage()));
        }
    }
}
