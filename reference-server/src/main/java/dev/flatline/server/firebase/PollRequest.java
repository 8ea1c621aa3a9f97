package dev.flatline.server.firebase;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** One request of long polling (spec 1.7), as its parameters say. */
public sealed interface PollRequest {
    /**
     * Begins a session.
     *
     * @param callback the number by which the client's functions are called
     */
    record Start(int callback) implements PollRequest {}

    /**
     * Waits for messages and may bring some.
     *
     * @param id names the session
     * @param password proves that the client is the one that began it
     * @param serial numbers the session's requests in the order the client made them, which may not be that of arrival
     * @param segments pieces of messages
     */
    record Poll(String id, String password, long serial, List<PollSegment> segments) implements PollRequest {
        /** Copies the segments. */
        public Poll {
            segments = List.copyOf(segments);
        }
    }

    /** Asks for the page that will send {@link Leave} when the client's page is closed. */
    record LeavePage() implements PollRequest {}

    /**
     * Ends a session.
     *
     * @param id names the session
     * @param password proves that the client is the one that began it
     */
    record Leave(String id, String password) implements PollRequest {}

    /**
     * Reads the parameters.
     *
     * @param parameters the value of a parameter by its name, if it has one
     * @throws IllegalArgumentException if they are no request of long polling
     */
    static PollRequest parse(Function<String, Optional<String>> parameters) {
        PollParameters given = new PollParameters(parameters);
        if (given.has("start")) {
            return new Start(given.shortNumber("cb"));
        }
        if (given.has("dframe")) {
            return new LeavePage();
        }
        String id = given.text("id");
        String password = given.text("pw");
        if (given.has("disconn")) {
            return new Leave(id, password);
        }
        long serial = given.number("ser");
        List<PollSegment> segments = new ArrayList<>();
        for (int i = 0; given.has("seg" + i); i++) {
            segments.add(new PollSegment(given.number("seg" + i), given.shortNumber("ts" + i), given.text("d" + i)));
        }
        return new Poll(id, password, serial, segments);
    }
}
