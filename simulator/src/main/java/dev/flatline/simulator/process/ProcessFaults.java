package dev.flatline.simulator.process;

import dev.flatline.simulator.fault.FaultException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Puts faults on one process and on those that it has started. Each fault tells how many processes it has touched: none means
 * that it did not bite, because they were gone.
 */
public final class ProcessFaults {
    private static final Duration SIGNAL_PATIENCE = Duration.ofSeconds(5);

    private final ProcessHandle process;

    /** @param process one that may be killed */
    public ProcessFaults(ProcessHandle process) {
        this.process = process;
    }

    /**
     * SIGKILL: they end without a word, and the kernel closes their connections. Returns at once, before they are gone.
     *
     * @return how many processes were killed
     */
    public int crash() {
        // Looked up first: the children of a dead process are nobody's descendants.
        List<ProcessHandle> all = all();
        all.forEach(ProcessHandle::destroyForcibly);
        return all.size();
    }

    /**
     * SIGSTOP: they run nothing any more until {@link #thaw}, while their connections stay. Freezing twice is freezing once.
     *
     * @return how many processes were stopped
     * @throws FaultException if this system cannot
     */
    public int freeze() {
        return signal("STOP");
    }

    /**
     * SIGCONT: they go on where they were; nothing happens to those that were not frozen.
     *
     * @return how many processes were told so
     * @throws FaultException if this system cannot
     */
    public int thaw() {
        return signal("CONT");
    }

    private List<ProcessHandle> all() {
        return Stream.concat(Stream.of(process), process.descendants())
                .filter(ProcessHandle::isAlive)
                .toList();
    }

    /** Sends a signal by the name that the {@code kill} program knows it by, and returns once it is sent. */
    private int signal(String name) {
        List<ProcessHandle> all = all();
        if (all.isEmpty()) {
            return 0;
        }
        List<String> command = new ArrayList<>(List.of("kill", "-" + name));
        all.forEach(one -> command.add(Long.toString(one.pid())));
        try {
            Process kill = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!kill.waitFor(SIGNAL_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                kill.destroyForcibly();
                throw new FaultException(String.join(" ", command) + " did not end within " + SIGNAL_PATIENCE);
            }
            return all.size();
        } catch (IOException e) {
            throw new FaultException(
                    "A process can only be frozen where there is a 'kill' program: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FaultException("interrupted during " + String.join(" ", command), e);
        }
    }
}
