package dev.flatline.suite.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flatline.simulator.virtual.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A client's share of the executor stands still and goes on like a process. */
class FreezerTest {
    private final VirtualTime time = new VirtualTime();
    private final Freezer freezer = new Freezer(time);
    private final List<String> done = new ArrayList<>();

    @Test
    void whatFallsDueDuringAFreezeIsDoneInOrderAtTheThaw() {
        var unused = freezer.schedule(() -> done.add("timer"), 1, TimeUnit.SECONDS);
        freezer.freeze();
        freezer.execute(() -> done.add("first"));
        time.advance(Duration.ofSeconds(5));
        freezer.run(() -> done.add("last"));
        assertThat(done).isEmpty();

        freezer.thaw();

        assertThat(done).containsExactly("first", "timer", "last");
    }

    @Test
    void aTimerThatWentOffDuringAFreezeCanStillBeCancelled() {
        freezer.freeze();
        freezer.execute(() -> done.add("first"));
        ScheduledFuture<?> timer = freezer.schedule(() -> done.add("timer"), 1, TimeUnit.SECONDS);
        time.advance(Duration.ofSeconds(5));

        timer.cancel(false);
        freezer.thaw();

        assertThat(done).containsExactly("first");
    }

    @Test
    void aCancelledTimerLeavesTheSharedExecutor() {
        ScheduledFuture<?> timer = freezer.schedule(() -> done.add("timer"), 1, TimeUnit.SECONDS);

        timer.cancel(false);

        assertThat(time.pendingTasks()).isZero();
    }

    @Test
    void whatIsDoneAtTheThawMayFreezeAgain() {
        freezer.freeze();
        freezer.run(() -> done.add("first"));
        freezer.run(freezer::freeze);
        freezer.run(() -> done.add("later"));

        freezer.thaw();
        assertThat(done).containsExactly("first");
        freezer.thaw();
        assertThat(done).containsExactly("first", "later");
    }

    @Test
    void anErrorOfATimerReachesTheExecutor() {
        var unused = freezer.schedule(
                () -> {
                    throw new IllegalStateException("broken");
                },
                1,
                TimeUnit.SECONDS);

        assertThatThrownBy(() -> time.advance(Duration.ofSeconds(1))).hasMessage("broken");
    }

    @Test
    void theExecutorOfOthersCannotBeShutDown() {
        assertThatThrownBy(freezer::shutdownNow).isInstanceOf(UnsupportedOperationException.class);
    }
}
