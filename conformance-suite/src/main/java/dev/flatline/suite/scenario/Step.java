package dev.flatline.suite.scenario;

import dev.flatline.simulator.fault.Fault;
import dev.flatline.suite.driver.Command;
import dev.flatline.suite.rest.RestCall;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One step of a scenario. */
public sealed interface Step {

    /** Where it stands. */
    Position position();

    /**
     * A client carries out a command.
     *
     * @param label a name for {@link Expectation.Subject.WriteOutcome} to ask for its outcome by
     * @param pipelined true: go on at once; false: wait for its acknowledgement first. Commands that a client acknowledges by
     *     itself (listen, goOffline) never wait for the server
     */
    record Act(Position position, String client, Command command, Optional<String> label, boolean pipelined)
            implements Step {}

    /**
     * A client signs in. As an {@link Act}, but its token is made when the step is taken.
     *
     * @param then what it gets when that is refused and it asks for a fresh one
     */
    record SignIn(
            Position position,
            String client,
            Token token,
            Optional<Token> then,
            Optional<String> label,
            boolean pipelined)
            implements Step {}

    /** A fault befalls a client. */
    record Inject(Position position, String client, Fault fault) implements Step {}

    /** A fault befalls the server. */
    record InjectServer(Position position, Fault fault) implements Step {}

    /**
     * A request over HTTP on a connection of its own, past all proxies; the next step begins when it is answered.
     *
     * @param ifMatch the name of the tag that the data still has to have
     * @param tag a name to remember the tag in the answer by
     * @param auth as whom; empty: nobody in particular
     */
    record Rest(
            Position position,
            RestCall call,
            Optional<String> ifMatch,
            Optional<String> tag,
            Optional<Token> auth,
            RestAnswer answer)
            implements Step {}

    /** An event stream is opened under a name; the next step begins when it has told what there is. */
    record OpenStream(Position position, String stream, String path, Map<String, String> query, Optional<Token> auth)
            implements Step {}

    /** The reader of an event stream hangs up. */
    record EndStream(Position position, String stream) implements Step {}

    /** Nothing is done for a while; what happens meanwhile is judged by later expectations. */
    record Wait(Position position, Bound duration) implements Step {}

    /** Remembers the server's time under a name, for expectations about timestamps. */
    record Mark(Position position, String name) implements Step {}

    /** Steps taken at the same time; the next step begins when all have ended. */
    record Together(Position position, List<Step> steps) implements Step {

        public Together {
            steps = List.copyOf(steps);
        }
    }

    /** Something must come true, or must stay true. */
    record Expect(Position position, Expectation expectation) implements Step {}
}
