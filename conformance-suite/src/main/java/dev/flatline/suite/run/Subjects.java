package dev.flatline.suite.run;

import dev.flatline.suite.scenario.Expectation.Subject;
import java.util.Arrays;
import java.util.List;

/** Finds what an expectation looks at, among everything that was told so far. */
final class Subjects {

    private final Cast cast;
    private final RestDesk rest;

    Subjects(Cast cast, RestDesk rest) {
        this.cast = cast;
        this.rest = rest;
    }

    Sight sight(Subject subject) {
        if (subject instanceof Subject.Observed observed) {
            return cast.observed(observed.path());
        } else if (subject instanceof Subject.Seen seen) {
            return new Sight(cast.state(seen.client()).events(seen.listener()));
        } else if (subject instanceof Subject.Events events) {
            return new Sight(Arrays.asList(cast.state(events.client()).events(events.listener())));
        } else if (subject instanceof Subject.Cancelled cancelled) {
            return new Sight(List.of(cast.state(cancelled.client()).wasCancelled(cancelled.listener())));
        } else if (subject instanceof Subject.Connected connected) {
            return new Sight(List.copyOf(cast.state(connected.client()).connectedEvents()));
        } else if (subject instanceof Subject.ConnectedEvents events) {
            return new Sight(List.of(cast.state(events.client()).connectedEvents()));
        } else if (subject instanceof Subject.Offset offset) {
            return new Sight(cast.state(offset.client())
                    .offsetMillis()
                    .<List<Object>>map(List::of)
                    .orElse(List.of()));
        } else if (subject instanceof Subject.Streamed streamed) {
            return rest.value(streamed.stream());
        } else if (subject instanceof Subject.StreamEvents events) {
            return rest.events(events.stream());
        }
        Subject.WriteOutcome write = (Subject.WriteOutcome) subject;
        return new Sight(List.of(cast.outcome(write.client(), write.label())));
    }

    String describe(Subject subject) {
        if (subject instanceof Subject.Observed observed) {
            return observed.path();
        } else if (subject instanceof Subject.Seen seen) {
            return seen.client() + "'s listener '" + seen.listener() + "'";
        } else if (subject instanceof Subject.Events events) {
            return "the list of events of " + events.client() + "'s listener '" + events.listener() + "'";
        } else if (subject instanceof Subject.Cancelled cancelled) {
            return "whether " + cancelled.client() + "'s listener '" + cancelled.listener() + "' was cancelled";
        } else if (subject instanceof Subject.Connected connected) {
            return connected.client() + "'s .info/connected";
        } else if (subject instanceof Subject.ConnectedEvents events) {
            return "the list of values of " + events.client() + "'s .info/connected";
        } else if (subject instanceof Subject.Offset offset) {
            return offset.client() + "'s .info/serverTimeOffset";
        } else if (subject instanceof Subject.Streamed streamed) {
            return "the data of the stream '" + streamed.stream() + "'";
        } else if (subject instanceof Subject.StreamEvents events) {
            return "the list of events of the stream '" + events.stream() + "'";
        }
        Subject.WriteOutcome write = (Subject.WriteOutcome) subject;
        return "the outcome of " + write.client() + "'s '" + write.label() + "'";
    }
}
