package dev.flatline.simulator.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Faults on a shell that has started a process of its own. */
class ProcessFaultsTest {

    /** Tells the number of its child, then repeats what it is told, and survives what can be survived. */
    private static final List<String> PARROT = List.of(
            "sh", "-c", "trap '' TERM INT HUP; tail -f /dev/null & echo $!; while read line; do echo $line; done");

    private final Process parrot = start();
    private final ProcessFaults faults = new ProcessFaults(parrot.toHandle());
    private final BufferedReader words = parrot.inputReader();

    private static Process start() {
        try {
            return new ProcessBuilder(PARROT).start();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @AfterEach
    void clean() {
        faults.crash();
    }

    private ProcessHandle child() throws IOException {
        return ProcessHandle.of(Long.parseLong(words.readLine())).orElseThrow();
    }

    @Test
    void aCrashKillsAProcessAndWhatItHasStarted() throws IOException {
        ProcessHandle child = child();

        assertThat(faults.crash()).isEqualTo(2);

        await().until(() -> !parrot.isAlive() && !child.isAlive());
        assertThat(parrot.exitValue()).isEqualTo(128 + 9);
    }

    @Test
    void aFrozenProcessDoesNothingUntilItIsThawedAndThenEverything() throws IOException {
        child();

        assertThat(faults.freeze()).isEqualTo(2);
        await().until(() -> isStopped(parrot.pid()));
        Writer mouth = parrot.outputWriter();
        mouth.write("hello\nworld\n");
        mouth.flush();
        assertThat(words.ready()).isFalse();

        assertThat(faults.thaw()).isEqualTo(2);
        assertThat(words.readLine()).isEqualTo("hello");
        assertThat(words.readLine()).isEqualTo("world");
    }

    @Test
    void aFrozenProcessCanCrash() throws IOException {
        ProcessHandle child = child();
        faults.freeze();

        assertThat(faults.crash()).isEqualTo(2);

        await().until(() -> !parrot.isAlive() && !child.isAlive());
    }

    @Test
    void faultsOnAProcessThatIsGoneTouchNothing() throws IOException {
        ProcessHandle child = child();
        faults.crash();
        await().until(() -> !parrot.isAlive() && !child.isAlive());

        assertThat(faults.crash()).isZero();
        assertThat(faults.freeze()).isZero();
        assertThat(faults.thaw()).isZero();
    }

    private static boolean isStopped(long pid) throws IOException {
        Process ps = new ProcessBuilder("ps", "-o", "state=", "-p", Long.toString(pid)).start();
        try (BufferedReader state = ps.inputReader()) {
            return state.readLine().startsWith("T");
        }
    }
}
