package dev.flatline.suite.junit;

import dev.flatline.suite.cli.PreparedRun;
import dev.flatline.suite.run.RunListener;
import dev.flatline.suite.run.ScenarioResult;
import dev.flatline.suite.scenario.Scenario;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * A run that is played on a thread of its own, all scenarios side by side, while tests ask for one result after the other. It
 * begins when the first result is asked for: tests that are only listed play nothing.
 */
final class Performance implements AutoCloseable {

    private final PreparedRun run;
    private final Map<String, CompletableFuture<ScenarioResult>> results = new LinkedHashMap<>();
    private final CompletableFuture<List<ScenarioResult>> others = new CompletableFuture<>();
    private final Thread player = new Thread(this::play, "flatline-junit");
    private boolean begun;

    Performance(PreparedRun run) {
        this.run = run;
        run.scenarios().forEach(scenario -> results.put(scenario.id(), new CompletableFuture<>()));
        player.setDaemon(true);
    }

    /** What came of a scenario, as soon as it has ended. */
    ScenarioResult resultOf(String scenario) {
        return await(Optional.ofNullable(results.get(scenario)).orElseThrow());
    }

    /** What is no scenario but has a verdict, when all scenarios have ended: the entries of a baseline that are stale. */
    List<ScenarioResult> others() {
        return await(others);
    }

    private <T> T await(CompletableFuture<T> result) {
        begin();
        try {
            return result.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private synchronized void begin() {
        if (!begun) {
            begun = true;
            player.start();
        }
    }

    private void play() {
        List<ScenarioResult> strays = new ArrayList<>();
        try {
            run.play(new RunListener() {
                @Override
                public void began(List<Scenario> scenarios) {}

                @Override
                public void ended(ScenarioResult result) {
                    CompletableFuture<ScenarioResult> awaited =
                            results.get(result.scenario().id());
                    if (awaited == null) {
                        strays.add(result);
                    } else {
                        awaited.complete(result);
                    }
                }
            });
            others.complete(strays);
        } catch (InterruptedException e) {
            abandon(new IllegalStateException("the run was broken off", e));
        } catch (RuntimeException | Error e) {
            abandon(e);
        }
    }

    /** Whoever still waits is told why. */
    private void abandon(Throwable reason) {
        results.values().forEach(result -> result.completeExceptionally(reason));
        others.completeExceptionally(reason);
    }

    /**
     * Breaks off what is still played, for instance if only some of the tests were asked for. If nothing is, waits for journal and
     * reports, which are written when the last test knows its result already.
     */
    @Override
    public void close() {
        try (run) {
            if (results.values().stream().allMatch(CompletableFuture::isDone)) {
                others();
            } else {
                player.interrupt();
            }
            awaitPlayer();
        }
    }

    private void awaitPlayer() {
        boolean interrupted = false;
        while (player.isAlive()) {
            try {
                player.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
