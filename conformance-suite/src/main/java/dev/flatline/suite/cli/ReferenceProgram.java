package dev.flatline.suite.cli;

import dev.flatline.suite.client.ReferenceDriverFactory;
import dev.flatline.suite.client.net.JavaWebSocketConnector;
import dev.flatline.suite.driver.Capability;
import dev.flatline.suite.driver.stdio.DriverProgram;
import dev.flatline.suite.driver.stdio.SelfDescription;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The reference client as a driver's process. A program of its own, since the command line takes longer to start than it. */
public final class ReferenceProgram {

    private static final long FAREWELL_MILLIS = 500;

    private ReferenceProgram() {}

    /**
     * Speaks the driver protocol until it is told to stop, and ends the process.
     *
     * @throws IOException if standard input cannot be read
     * @throws InterruptedException if it is interrupted while it says farewell
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        System.exit(run());
    }

    /** The same without ending the process: the exit code. */
    static int run() throws IOException, InterruptedException {
        ScheduledThreadPoolExecutor loop = new ScheduledThreadPoolExecutor(1);
        // Clients set their timers anew with every message.
        loop.setRemoveOnCancelPolicy(true);
        ReferenceDriverFactory clients =
                new ReferenceDriverFactory(new JavaWebSocketConnector(loop), InstantSource.system(), loop);
        try {
            return new DriverProgram(self(), clients, new FileOutputStream(FileDescriptor.out), System.err)
                    .run(System.in);
        } finally {
            // The farewell is in the loop's queue, and its answer takes a moment.
            loop.shutdown();
            var unused = loop.awaitTermination(FAREWELL_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private static SelfDescription self() {
        List<String> capabilities = Stream.concat(
                        Arrays.stream(Capability.values()).map(Capability::word), Stream.of("seed"))
                .sorted()
                .toList();
        return new SelfDescription("reference-process", Version.NUMBER, Version.TEXT, capabilities);
    }
}
