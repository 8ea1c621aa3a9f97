package dev.flatline.suite.driver.stdio;

import dev.flatline.suite.driver.ClientSettings;
import dev.flatline.suite.driver.Command;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A driver's process line by line, for who wants to see each: nothing is checked and nothing ends it but {@link #close()}. Used
 * by one thread.
 */
public final class Conversation implements AutoCloseable {

    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    private final ChildProcess child;
    private final OutputStream input;
    private final Consumer<String> transcript;
    private final LinkedBlockingQueue<Optional<String>> lines = new LinkedBlockingQueue<>();
    private boolean greeted;

    private Conversation(ChildProcess child, Consumer<String> transcript) {
        this.child = child;
        this.input = child.input();
        this.transcript = transcript;
    }

    /**
     * Starts a driver.
     *
     * @param transcript told every line, the sent ones after {@code "> "}, the printed ones after {@code "< "}
     * @throws UnavailableDriverException if it cannot be started
     */
    public static Conversation open(DriverCommand command, StdioLimits limits, Consumer<String> transcript) {
        try {
            Conversation conversation = new Conversation(ChildProcess.spawn(command.toBuilder(), "kit"), transcript);
            ChildProcess.daemon("flatline-kit-stdout", () -> conversation.read(limits))
                    .start();
            return conversation;
        } catch (IOException e) {
            throw new UnavailableDriverException("The driver could not be started: " + e.getMessage(), e);
        }
    }

    private void read(StdioLimits limits) {
        LineReader reader = new LineReader(child.output(), limits.lineBytes());
        try {
            Optional<String> line = reader.next();
            for (int count = 0; line.isPresent() && count < limits.lines(); count++) {
                lines.add(line);
                line = reader.next();
            }
        } catch (MalformedLineException e) {
            child.note("(the driver " + e.breach() + ")");
        } catch (IOException e) {
            child.note("(standard output could not be read: " + e.getMessage() + ")");
        }
        lines.add(Optional.empty());
    }

    /** The next line, if one comes within {@code patience}. Waits. */
    public Optional<Heard> hear(Duration patience) {
        Optional<String> line = next(patience);
        line.ifPresent(text -> transcript.accept("< " + text));
        return line.map(this::understood);
    }

    private Optional<String> next(Duration patience) {
        try {
            Optional<String> line = lines.poll(Math.max(0, patience.toMillis()), TimeUnit.MILLISECONDS);
            if (line != null && line.isEmpty()) {
                // The end is there for whoever asks again.
                lines.add(line);
            }
            return line == null ? Optional.empty() : line;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private Heard understood(String line) {
        try {
            if (!greeted) {
                greeted = true;
                return new Heard.Greeting(Decoder.selfDescription(line));
            }
            return understood(Decoder.message(line));
        } catch (MalformedLineException e) {
            return new Heard.Nonsense(e.breach());
        }
    }

    static Heard understood(Decoder.Message message) {
        if (message instanceof Decoder.Message.Told told) {
            return new Heard.Told(told.event());
        } else if (message instanceof Decoder.Message.Lacking lacking) {
            return new Heard.Lacking(lacking.id(), lacking.reason());
        }
        return new Heard.Logged(((Decoder.Message.Logged) message).text());
    }

    /** Has it be a client. */
    public void start(ClientSettings settings) {
        say(Encoder.start(settings));
    }

    /** Has its client carry out a command. */
    public void command(long id, Command command) {
        say(Encoder.command(id, command));
    }

    /** Moves its client's clock. */
    public void skewClock(Duration ahead) {
        say(Encoder.clockSkew(ahead));
    }

    /** Asks it to stop. */
    public void stop() {
        say(Encoder.STOP);
    }

    /** Sends a line of any kind. A driver that reads no more is none the wiser; what it says and how it ends will tell. */
    public void say(String line) {
        transcript.accept("> " + line);
        try {
            input.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            input.flush();
        } catch (IOException e) {
            child.note("(standard input is closed: " + e.getMessage() + ")");
        }
    }

    /** Ends its standard input, as when its runner is gone. */
    public void endInput() {
        transcript.accept("> (end of standard input)");
        try {
            input.close();
        } catch (IOException e) {
            child.note("(standard input is closed: " + e.getMessage() + ")");
        }
    }

    /** Its exit code, if it ends within {@code patience}. Waits. */
    public OptionalInt exitWithin(Duration patience) {
        return child.exitWithin(patience);
    }

    /** The last lines of its standard error, after which it has ended. */
    public String lastWords() {
        close();
        return child.errorTail(LAST_WORDS);
    }

    /** SIGKILL. */
    public void kill() {
        transcript.accept("> (SIGKILL)");
        child.kill();
    }

    /** Ends the process, however it is. */
    @Override
    public void close() {
        child.kill();
        child.exitWithin(LAST_WORDS);
    }
}
