package dev.flatline.suite.run;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** The runner's way to wait: lets the stage's time pass while it takes note of everything that arrives. */
final class Patience {

    private final Stage stage;
    private final Inbox inbox;
    private final Cast cast;

    Patience(Stage stage, Inbox inbox, Cast cast) {
        this.stage = stage;
        this.inbox = inbox;
        this.cast = cast;
    }

    /**
     * Waits until {@code condition} holds or {@code bound} is over; whether it held.
     *
     * @throws HarnessException as soon as a driver breaks its contract
     * @throws DeadServerException as soon as the server under test is dead
     * @throws LackingClientException as soon as a client says that it cannot do something
     */
    boolean until(BooleanSupplier condition, Duration bound) {
        return stage.await(
                () -> {
                    takeNote();
                    return condition.getAsBoolean();
                },
                bound);
    }

    /** Lets {@code duration} pass. */
    void pass(Duration duration) {
        until(() -> false, duration);
    }

    private void takeNote() {
        stage.serverDeath().ifPresent(how -> {
            throw new DeadServerException(how);
        });
        inbox.drain();
        cast.states()
                .forEach(state -> state.broken().ifPresent(broken -> {
                    String details = broken.details().isBlank() ? "" : "\n" + broken.details();
                    throw new HarnessException(state.lane().name() + ": " + broken.reason() + details);
                }));
        cast.states()
                .forEach(state -> state.skipped().ifPresent(lack -> {
                    throw new LackingClientException(state.lane().name() + ": " + lack.reason());
                }));
    }

    long elapsedMicros() {
        return stage.elapsedMicros();
    }

    Duration longestStall(long sinceMicros) {
        return stage.longestStall(sinceMicros);
    }
}
