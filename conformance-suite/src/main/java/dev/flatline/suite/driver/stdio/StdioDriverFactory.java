package dev.flatline.suite.driver.stdio;

import dev.flatline.suite.driver.Capability;
import dev.flatline.suite.driver.ClientSettings;
import dev.flatline.suite.driver.Command;
import dev.flatline.suite.driver.Driver;
import dev.flatline.suite.driver.DriverEvent;
import dev.flatline.suite.driver.DriverFactory;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/** Starts a process for each client. */
public final class StdioDriverFactory implements DriverFactory {

    private final DriverCommand command;
    private final StdioLimits limits;
    private final SelfDescription selfDescription;

    StdioDriverFactory(DriverCommand command, StdioLimits limits, SelfDescription selfDescription) {
        this.command = command;
        this.limits = limits;
        this.selfDescription = selfDescription;
    }

    /**
     * Starts the driver once, without a client, to hear what it says about itself.
     *
     * @throws UnavailableDriverException if it cannot be started or does not greet as the protocol says
     */
    public static StdioDriverFactory probe(DriverCommand command, StdioLimits limits) {
        CompletableFuture<SelfDescription> heard = new CompletableFuture<>();
        try {
            ChildProcess child = ChildProcess.spawn(command.toBuilder(), "probe");
            try (StdioDriver driver = StdioDriver.attach(
                    "\"" + command + "\"", child, limits, Optional.empty(), event -> hear(event, heard))) {
                var unused = driver.greeting().thenAccept(heard::complete);
                return new StdioDriverFactory(command, limits, heard.join());
            }
        } catch (IOException e) {
            throw new UnavailableDriverException(notStarted(e), e);
        } catch (CompletionException e) {
            throw e.getCause() instanceof UnavailableDriverException cause ? cause : e;
        }
    }

    /** What the driver says about itself. */
    public SelfDescription selfDescription() {
        return selfDescription;
    }

    @Override
    public Optional<String> sdk() {
        return Optional.of(selfDescription.sdk());
    }

    @Override
    public boolean can(Capability capability) {
        return selfDescription.capabilities().contains(capability.word());
    }

    /** {@inheritDoc} A process that cannot be started is told as {@link DriverEvent.Broken}, as one that breaks later is. */
    @Override
    public Driver start(ClientSettings settings, Consumer<DriverEvent> events) {
        try {
            ChildProcess child = ChildProcess.spawn(command.toBuilder(), settings.name());
            return StdioDriver.attach(settings.name(), child, limits, Optional.of(Encoder.start(settings)), events)
                    .mustBe(selfDescription);
        } catch (IOException e) {
            events.accept(new DriverEvent.Broken(notStarted(e), ""));
            return new NeverStarted();
        }
    }

    private static void hear(DriverEvent event, CompletableFuture<SelfDescription> heard) {
        if (event instanceof DriverEvent.Broken broken) {
            String details = broken.details().isEmpty() ? "" : System.lineSeparator() + broken.details();
            heard.completeExceptionally(new UnavailableDriverException(broken.reason() + details));
        }
    }

    private static String notStarted(IOException e) {
        return "The driver could not be started: " + e.getMessage();
    }

    /** Stands for a client whose process does not exist. */
    private static final class NeverStarted implements Driver {

        @Override
        public void send(long id, Command command) {}

        @Override
        public void kill() {}

        @Override
        public void freeze() {}

        @Override
        public void thaw() {}

        @Override
        public void skewClock(Duration ahead) {}

        @Override
        public void close() {}
    }
}
