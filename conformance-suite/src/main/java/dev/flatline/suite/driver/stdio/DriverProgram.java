package dev.flatline.suite.driver.stdio;

import dev.flatline.suite.driver.ClientSettings;
import dev.flatline.suite.driver.Driver;
import dev.flatline.suite.driver.DriverEvent;
import dev.flatline.suite.driver.DriverFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The other end of the driver protocol: a client of this process, told what to do on one stream and heard on another. It is
 * what a driver in Java needs beside its client.
 */
public final class DriverProgram {

    private static final int DONE = 0;
    private static final int NOT_UNDERSTOOD = 1;

    private final SelfDescription self;
    private final DriverFactory clients;
    private final OutputStream out;
    private final PrintStream errors;
    private @Nullable Driver client;

    /**
     * A program that has not begun.
     *
     * @param self what it says about itself
     * @param clients starts the client
     * @param out for the protocol only; written to by one thread at a time
     * @param errors for people
     */
    public DriverProgram(SelfDescription self, DriverFactory clients, OutputStream out, PrintStream errors) {
        this.self = self;
        this.clients = clients;
        this.out = out;
        this.errors = errors;
    }

    /**
     * Greets, and does as it is told until it is told to stop or {@code in} ends; the client is closed then.
     *
     * @return the exit code: 0, or 1 after a line that cannot be understood
     * @throws IOException if {@code in} cannot be read
     */
    public int run(InputStream in) throws IOException {
        say(EventEncoder.greeting(self));
        try {
            LineReader lines = new LineReader(in, StdioLimits.standard().lineBytes());
            Optional<String> line = lines.next();
            while (line.isPresent() && obey(OrderReader.read(line.get()))) {
                line = lines.next();
            }
            return DONE;
        } catch (MalformedLineException e) {
            errors.println("The runner " + e.breach());
            return NOT_UNDERSTOOD;
        } finally {
            if (client != null) {
                client.close();
            }
        }
    }

    /** Whether to go on. */
    private boolean obey(Order order) throws MalformedLineException {
        if (order instanceof Order.Stop) {
            return false;
        } else if (order instanceof Order.Start start) {
            start(start.settings());
            return true;
        }
        if (client == null) {
            throw new MalformedLineException("sent something before the line that starts the client");
        }
        if (order instanceof Order.Act act) {
            client.send(act.id(), act.command());
        } else if (order instanceof Order.SkewClock clock) {
            client.skewClock(clock.ahead());
        } else if (order instanceof Order.Unknown unknown) {
            say(EventEncoder.skipped(unknown.id(), "This driver knows no command \"" + unknown.word() + "\""));
        }
        return true;
    }

    private void start(ClientSettings settings) throws MalformedLineException {
        if (client != null) {
            throw new MalformedLineException("sent a second line that starts a client");
        }
        client = clients.start(settings, this::tell);
    }

    /** Messages are left to the proxy in between, which sees those of every driver. */
    private void tell(DriverEvent event) {
        if (!(event instanceof DriverEvent.Message)) {
            say(EventEncoder.event(event));
        }
    }

    private synchronized void say(String line) {
        try {
            out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("nobody reads what this driver says", e);
        }
    }
}
