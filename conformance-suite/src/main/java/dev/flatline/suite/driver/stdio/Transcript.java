package dev.flatline.suite.driver.stdio;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A conversation that was written down: what the driver read after {@code >}, what it printed after {@code <} or nothing. */
public final class Transcript {

    private static final String DRIVER = "driver";
    private static final String RUNNER = "runner";

    private final List<Fault> faults = new ArrayList<>();
    private final Set<Long> open = new HashSet<>();
    private boolean greeted;

    private Transcript() {}

    /**
     * A line that is wrong.
     *
     * @param line its number, from 1
     * @param text what it says
     * @param speaker {@code driver} or {@code runner}
     * @param breach what is wrong with it, beginning with a verb
     */
    public record Fault(int line, String text, String speaker, String breach) {}

    /** Everything that is wrong with a conversation. */
    public static List<Fault> check(List<String> lines) {
        Transcript transcript = new Transcript();
        for (int i = 0; i < lines.size(); i++) {
            transcript.take(i + 1, lines.get(i).strip());
        }
        return List.copyOf(transcript.faults);
    }

    private void take(int number, String line) {
        boolean sent = line.startsWith(">");
        String text = sent || line.startsWith("<") ? line.substring(1).strip() : line;
        if (text.isEmpty()) {
            return;
        }
        try {
            if (sent) {
                read(OrderReader.read(text));
            } else {
                printed(text);
            }
        } catch (MalformedLineException e) {
            faults.add(new Fault(number, text, sent ? RUNNER : DRIVER, e.breach()));
        }
    }

    private void read(Order order) {
        if (order instanceof Order.Act act) {
            open.add(act.id());
        } else if (order instanceof Order.Unknown unknown) {
            open.add(unknown.id());
        }
    }

    private void printed(String text) throws MalformedLineException {
        if (!greeted) {
            greeted = true;
            Decoder.selfDescription(text);
            return;
        }
        Optional<Long> answered = Decoder.answered(Decoder.message(text));
        if (answered.isPresent() && !open.remove(answered.get())) {
            throw new MalformedLineException(
                    "answered the command " + answered.get() + ", which does not wait for an answer");
        }
    }
}
