package dev.flatline.suite.run;

import dev.flatline.suite.scenario.Scenario;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Where scenarios take place: real sockets and the clock on the wall, or virtual time. */
public interface World extends AutoCloseable {

    /** What carries the clients' bytes and hurts them, for headers: {@code virtual}, or a word of {@code --proxy}. */
    String network();

    /** The SDK that the clients are made of, with its version, such as {@code firebase 12.19.0}; empty: none but our own. */
    Optional<String> sdk();

    /** Why a scenario cannot be played here, in one sentence; empty: it can. */
    Optional<String> obstacle(Scenario scenario);

    /** Prepares a stage of its own for one scenario: namespace, proxies, time. */
    Stage stage(Scenario scenario);

    /**
     * Plays all scenarios, side by side where the world has time that passes by itself.
     *
     * @param play plays one, from any thread
     * @param ended told each result as it comes, always on the caller's thread
     * @throws InterruptedException if the caller's thread is interrupted; what is still playing is broken off
     */
    void playAll(List<Scenario> scenarios, Function<Scenario, ScenarioResult> play, Consumer<ScenarioResult> ended)
            throws InterruptedException;

    @Override
    void close();
}
