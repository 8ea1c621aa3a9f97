package dev.flatline.simulator.toxiproxy;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The real Toxiproxy for tests: they are skipped with the reason where it is missing, unless it is required. */
public final class RealToxiproxy {
    /** What must not be missing, separated by commas: CI sets it, so that it cannot go green by skipping. */
    private static final String REQUIRE_VARIABLE = "FLATLINE_REQUIRE";

    private RealToxiproxy() {}

    /** The {@code toxiproxy-server} of the PATH; required by the word {@code toxiproxy}. */
    public static RunningToxiproxy binary() {
        return start("binary", "toxiproxy");
    }

    /** A container of it; required by the word {@code docker}. */
    public static RunningToxiproxy container() {
        return start("container", "docker");
    }

    private static RunningToxiproxy start(String word, String needed) {
        try {
            return ToxiproxyProvider.of(word, Optional.empty()).start(1, note -> {});
        } catch (UnavailableToxiproxyException e) {
            String required =
                    Optional.ofNullable(System.getenv(REQUIRE_VARIABLE)).orElse("");
            return Arrays.asList(required.split(",", -1)).contains(needed)
                    ? fail(e.getMessage() + "; " + REQUIRE_VARIABLE + " asks for " + needed)
                    : abort(String.valueOf(e.getMessage()));
        }
    }

    /** Stops it, if it was there. */
    public static void stop(@Nullable RunningToxiproxy toxiproxy) {
        if (toxiproxy != null) {
            toxiproxy.close();
        }
    }
}
