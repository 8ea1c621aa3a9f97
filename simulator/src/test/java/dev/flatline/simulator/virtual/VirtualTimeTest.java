package dev.flatline.simulator.virtual;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledFuture;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VirtualTimeTest {
    private final VirtualTime time = new VirtualTime();
    private final List<String> log = new ArrayList<>();

    @Test
    void tasksRunByDueTimeAndThoseOfOneInstantInSubmissionOrder() {
        schedule("late", 20);
        schedule("a", 10);
        schedule("b", 10);
        time.execute(() -> log.add("now"));
        schedule("c", 10);

        time.advance(Duration.ofMillis(20));

        assertThat(log).containsExactly("now", "a", "b", "c", "late");
    }

    @Test
    void aTaskSubmittedByATaskForTheSameInstantRunsAfterThoseAlreadyDue() {
        time.execute(() -> {
            log.add("first");
            time.execute(() -> log.add("child"));
        });
        time.execute(() -> log.add("second"));

        time.advance(Duration.ZERO);

        assertThat(log).containsExactly("first", "second", "child");
    }

    @Test
    void theClockStandsAtTheDueTimeOfTheRunningTask() {
        Instant start = time.instant();
        List<Instant> seen = new ArrayList<>();
        ScheduledFuture<?> task = time.schedule(() -> seen.add(time.instant()), 1500, MILLISECONDS);

        assertThat(task.getDelay(MILLISECONDS)).isEqualTo(1500);
        time.advance(Duration.ofSeconds(10));

        assertThat(seen).containsExactly(start.plusMillis(1500));
        assertThat(time.nanos()).isEqualTo(SECONDS.toNanos(10));
        assertThat(time.instant()).isEqualTo(start.plusSeconds(10));
    }

    @Test
    void runUntilStopsAtTheTaskThatMakesTheConditionTrue() {
        schedule("a", 10);
        schedule("b", 20);
        schedule("c", 30);

        assertThat(time.runUntil(() -> log.contains("b"), Duration.ofSeconds(1)))
                .isTrue();

        assertThat(log).containsExactly("a", "b");
        assertThat(time.nanos()).isEqualTo(MILLISECONDS.toNanos(20));
        assertThat(time.pendingTasks()).isEqualTo(1);
    }

    @Test
    void runUntilRunsNothingWhenTheConditionHoldsAlready() {
        time.execute(() -> log.add("task"));

        assertThat(time.runUntil(() -> true, Duration.ofSeconds(1))).isTrue();

        assertThat(log).isEmpty();
        assertThat(time.nanos()).isZero();
    }

    @Test
    void runUntilGivesUpWithTheClockExactlyAtTheBound() {
        schedule("at the bound", 100);
        ScheduledFuture<?> later = time.schedule(() -> log.add("later"), 100_000_001, NANOSECONDS);

        assertThat(time.runUntil(() -> false, Duration.ofMillis(100))).isFalse();

        assertThat(log).containsExactly("at the bound");
        assertThat(time.nanos()).isEqualTo(MILLISECONDS.toNanos(100));
        assertThat(later.isDone()).isFalse();
    }

    @Test
    void aConditionOnTheClockItselfIsSeenAtTheBound() {
        Instant end = time.instant().plusSeconds(5);

        assertThat(time.runUntil(() -> !time.instant().isBefore(end), Duration.ofSeconds(5)))
                .isTrue();
    }

    @Test
    void cancelledTasksNeitherRunNorStayQueued() {
        List<ScheduledFuture<?>> timers = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            timers.add(time.schedule(() -> log.add("never"), 1, SECONDS));
        }
        timers.forEach(timer -> assertThat(timer.cancel(false)).isTrue());

        assertThat(time.pendingTasks()).isZero();
        time.advance(Duration.ofSeconds(2));
        assertThat(log).isEmpty();
        assertThat(timers.get(0).isCancelled()).isTrue();
        assertThatThrownBy(() -> timers.get(0).get()).isInstanceOf(CancellationException.class);
        assertThat(timers.get(0).cancel(false)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void randomSchedulesAndCancelsRunInTheOrderOfASortedList(long seed) {
        Random random = new Random(seed);
        record Entry(int due, int order) {}
        List<Entry> expected = new ArrayList<>();
        List<Entry> ran = new ArrayList<>();
        List<ScheduledFuture<?>> futures = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            Entry entry = new Entry(random.nextInt(50), i);
            expected.add(entry);
            futures.add(time.schedule(() -> ran.add(entry), entry.due(), MILLISECONDS));
        }
        List<Integer> victims = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            victims.add(i);
        }
        Collections.shuffle(victims, random);
        victims.subList(0, 1200).forEach(victim -> futures.get(victim).cancel(false));
        expected.removeIf(entry -> victims.subList(0, 1200).contains(entry.order()));
        expected.sort(java.util.Comparator.comparingInt(Entry::due).thenComparingInt(Entry::order));

        time.advance(Duration.ofMillis(50));

        assertThat(ran).isEqualTo(expected);
    }

    @Test
    void anExceptionLeavesThePumpAndTheNextPumpGoesOn() {
        time.execute(() -> {
            throw new IllegalArgumentException("broken");
        });
        time.execute(() -> log.add("next"));

        assertThatThrownBy(() -> time.advance(Duration.ZERO)).hasMessage("broken");
        time.advance(Duration.ZERO);

        assertThat(log).containsExactly("next");
    }

    @Test
    void aCheckedExceptionIsWrappedAndKeptInTheFuture() {
        ScheduledFuture<String> task = time.schedule(
                () -> {
                    throw new java.io.IOException("disk");
                },
                0,
                SECONDS);

        assertThatThrownBy(() -> time.advance(Duration.ZERO))
                .isInstanceOf(IllegalStateException.class)
                .hasRootCauseMessage("disk");
        assertThatThrownBy(task::get).isInstanceOf(ExecutionException.class).hasRootCauseMessage("disk");
    }

    @Test
    void aFutureGivesItsResultOnceTheTaskRanAndNeverBlocks() throws Exception {
        ScheduledFuture<String> task = time.schedule(() -> "value", 1, SECONDS);

        assertThatThrownBy(task::get)
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("never block");
        time.advance(Duration.ofSeconds(1));
        assertThat(task.get()).isEqualTo("value");
    }

    @Test
    void everyCallThatBlocksOrHidesErrorsThrows() {
        List<ThrowingCallable> calls = List.of(
                () -> time.submit(() -> {}),
                () -> time.submit(() -> "x"),
                () -> time.submit(() -> {}, "x"),
                () -> time.invokeAll(List.of()),
                () -> time.invokeAll(List.of(), 1, SECONDS),
                () -> time.invokeAny(List.of()),
                () -> time.invokeAny(List.of(), 1, SECONDS),
                () -> time.awaitTermination(1, SECONDS),
                () -> time.scheduleAtFixedRate(() -> {}, 0, 1, SECONDS),
                () -> time.scheduleWithFixedDelay(() -> {}, 0, 1, SECONDS),
                time::shutdown,
                time::shutdownNow);

        for (ThrowingCallable call : calls) {
            assertThatThrownBy(call)
                    .isInstanceOf(UnsupportedOperationException.class)
                    .hasMessageContaining("use execute or schedule");
        }
    }

    @Test
    void aTaskMustNotPump() {
        time.execute(() -> time.advance(Duration.ofSeconds(1)));

        assertThatThrownBy(() -> time.advance(Duration.ZERO))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("already being pumped");
    }

    @Test
    void tasksThatKeepOneInstantBusyForEverAreStopped() {
        VirtualTime guarded = new VirtualTime(VirtualTime.DEFAULT_START, 1000);
        class Loop implements Runnable {
            @Override
            public void run() {
                guarded.execute(this);
            }
        }
        guarded.execute(new Loop());

        assertThatThrownBy(() -> guarded.advance(Duration.ofSeconds(1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("more than 1000 tasks ran at 2026-01-01T00:00:00Z without time moving on");
    }

    @Test
    void anEndlessDelayIsNeverDue() {
        ScheduledFuture<?> never = time.schedule(() -> log.add("never"), Long.MAX_VALUE, SECONDS);
        time.advance(Duration.ofDays(365));
        ScheduledFuture<?> second = time.schedule(() -> log.add("never"), Long.MAX_VALUE, SECONDS);
        time.advance(Duration.ofDays(365));

        assertThat(log).isEmpty();
        assertThat(never.isDone() || second.isDone()).isFalse();
    }

    private void schedule(String name, long delayMillis) {
        ScheduledFuture<?> unused = time.schedule(() -> log.add(name), delayMillis, MILLISECONDS);
    }
}
