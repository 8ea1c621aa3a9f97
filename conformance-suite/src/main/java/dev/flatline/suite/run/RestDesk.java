package dev.flatline.suite.run;

import dev.flatline.reports.journal.EventKind;
import dev.flatline.reports.journal.Lane;
import dev.flatline.suite.rest.EventStream;
import dev.flatline.suite.rest.HttpAnswer;
import dev.flatline.suite.rest.Line;
import dev.flatline.suite.rest.LineEvent;
import dev.flatline.suite.rest.RestAccess;
import dev.flatline.suite.rest.RestCall;
import dev.flatline.suite.scenario.Step;
import dev.flatline.suite.scenario.Token;
import dev.flatline.suite.target.Timing;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Speaks REST for a scenario: requests, event streams, and the tags that answers carried. */
final class RestDesk implements AutoCloseable {

    private final Stage stage;
    private final Inbox inbox;
    private final Patience patience;
    private final Tokens tokens;
    private final Matching matching;
    private final Timing timing;
    private final Recorder recorder;
    private final Map<String, Open> streams = new LinkedHashMap<>();
    private final Map<String, String> tags = new HashMap<>();

    RestDesk(
            Stage stage,
            Inbox inbox,
            Patience patience,
            Tokens tokens,
            Matching matching,
            Timing timing,
            Recorder recorder) {
        this.stage = stage;
        this.inbox = inbox;
        this.patience = patience;
        this.tokens = tokens;
        this.matching = matching;
        this.timing = timing;
        this.recorder = recorder;
    }

    private record Open(EventStream stream, Line line) {}

    /** Sends a request; the result waits for the answer, and says what is wrong with it. */
    Supplier<Optional<Finding>> request(Step.Rest step) {
        RestCall call = step.call();
        for (String tag : step.ifMatch().stream().toList()) {
            call = call.with("if-match", tags.getOrDefault(tag, ""));
        }
        if (step.tag().isPresent()) {
            call = call.with("X-Firebase-ETag", "true");
        }
        HttpAnswer answer = new HttpAnswer();
        Line line = dial(call, step.auth(), (event, atMicros) -> answer.take(event));
        return () -> {
            try (line) {
                return answered(step, answer);
            }
        };
    }

    private Optional<Finding> answered(Step.Rest step, HttpAnswer answer) {
        Duration bound = timing.named("ack");
        String asked = "'REST " + step.call().text() + "'";
        String expected = asked + " is answered with " + step.answer().describe(matching::describe) + " within "
                + Durations.text(bound) + " (ack)";
        if (!patience.until(() -> answer.isComplete() || answer.failure().isPresent(), bound)
                || answer.failure().isPresent()) {
            return Optional.of(Finding.failed(
                    "A REST request was not answered.",
                    expected,
                    answer.failure().orElse("no answer came"),
                    Optional.empty()));
        }
        String actual = answer.status().orElse(0) + " " + answer.body();
        record(EventKind.NOTE, "answer: " + actual);
        step.tag().ifPresent(name -> answer.header("ETag").ifPresent(tag -> tags.put(name, tag)));
        boolean tagged = step.tag().stream().allMatch(tags::containsKey);
        if (!tagged) {
            actual += " without an ETag";
        }
        return tagged && isRight(step, answer)
                ? Optional.empty()
                : Optional.of(Finding.failed(
                        "The answer to a REST request was not the promised one.", expected, actual, Optional.empty()));
    }

    private boolean isRight(Step.Rest step, HttpAnswer answer) {
        if (!step.answer().allows(answer.status().orElse(0))) {
            return false;
        }
        try {
            return step.answer().body().isEmpty()
                    || matching.matches(step.answer().body().get(), json(answer.body()));
        } catch (JacksonException e) {
            return false;
        }
    }

    private static @Nullable Object json(String text) {
        return JsonMapper.shared().readValue(text, Object.class);
    }

    /** Opens an event stream; the result waits until it tells what there is. */
    Supplier<Optional<Finding>> open(Step.OpenStream step) {
        EventStream stream = new EventStream();
        Line line = dial(
                RestCall.stream(step.path(), step.query()),
                step.auth(),
                (event, atMicros) -> stream.take(event)
                        .forEach(text ->
                                recorder.record(atMicros, Lane.RUN, EventKind.EVENT, step.stream() + ": " + text)));
        streams.put(step.stream(), new Open(stream, line));
        return () -> {
            Duration bound = timing.named("ack");
            boolean begun = patience.until(
                    () -> !stream.values().isEmpty() || stream.failure().isPresent(), bound);
            return begun && stream.failure().isEmpty()
                    ? Optional.empty()
                    : Optional.of(Finding.failed(
                            "An event stream did not begin.",
                            "the stream '" + step.stream() + "' tells the data at " + step.path() + " within "
                                    + Durations.text(bound) + " (ack)",
                            stream.failure().orElse("no data came") + ", status "
                                    + stream.status().map(String::valueOf).orElse("none"),
                            Optional.empty()));
        };
    }

    /** Hangs up. */
    void end(Step.EndStream step) {
        record(EventKind.STEP, "end of the stream '" + step.stream() + "'");
        stream(step.stream()).line().close();
    }

    private Line dial(RestCall call, Optional<Token> auth, Inbox.Effect<LineEvent> events) {
        String who = auth.map(token -> " as " + token.who()).orElse("");
        record(EventKind.STEP, "REST " + call.text() + who);
        RestAccess access = stage.rest();
        RestCall complete = auth.map(token -> call.with("Authorization", "Bearer " + tokens.make(token)))
                .orElse(call);
        return access.dialer().dial(complete.encode(access), inbox.to(events));
    }

    /** What the data of a stream has been. */
    Sight value(String stream) {
        return new Sight(stream(stream).stream().values());
    }

    /** All events of a stream about data, as one list. */
    Sight events(String stream) {
        List<?> events = stream(stream).stream().changes().stream()
                .map(change -> Values.object("event", change.name(), "path", change.path(), "data", change.data()))
                .toList();
        return new Sight(List.of(events));
    }

    private Open stream(String name) {
        Open open = streams.get(name);
        if (open == null) {
            throw new IllegalStateException("there is no stream '" + name + "'");
        }
        return open;
    }

    private void record(EventKind kind, String text) {
        recorder.record(patience.elapsedMicros(), Lane.RUN, kind, text);
    }

    @Override
    public void close() {
        streams.values().forEach(open -> open.line().close());
    }
}
