package dev.flatline.suite.target.server;

import dev.flatline.simulator.process.GuardedProcess;
import dev.flatline.suite.scenario.ServerSource.Ready;
import dev.flatline.suite.scenario.ServerSource.Sign;
import dev.flatline.suite.scenario.ServerSource.Stop;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * One start of a program.
 *
 * @param afterwards what a shell is to do once it has ended
 */
record Launch(List<String> line, Path directory, Map<String, String> environment, String afterwards) {

    /**
     * Starts it and returns when it is ready.
     *
     * @param address where it listens then
     * @throws UnreadyServerException if it is not; nothing is left of it then
     */
    StartedServer go(String address, Ready ready, Stop stop) {
        CompletableFuture<String> said = new CompletableFuture<>();
        GuardedProcess process;
        try {
            process = GuardedProcess.start(line, directory, environment, afterwards, listener(ready.sign(), said));
        } catch (IOException e) {
            throw new UnreadyServerException("it cannot be started: " + e.getMessage());
        }
        try {
            new Readiness(process, address, ready, said, String.join(" ", line)).await();
            return new StartedServer(process, address, stop);
        } catch (RuntimeException e) {
            process.close();
            throw e;
        }
    }

    private static Consumer<String> listener(Sign sign, CompletableFuture<String> said) {
        if (sign instanceof Sign.Line line) {
            Pattern pattern = Pattern.compile(line.pattern());
            return text -> {
                if (pattern.matcher(text).find()) {
                    said.complete(text);
                }
            };
        }
        return text -> {};
    }
}
