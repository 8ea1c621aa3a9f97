package dev.flatline.suite.run;

import dev.flatline.reports.journal.Lane;
import dev.flatline.suite.driver.Command;
import dev.flatline.suite.driver.CommandText;
import dev.flatline.suite.driver.Driver;
import dev.flatline.suite.driver.DriverEvent.Outcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The clients of one scenario and its observer: what each was told, and what each has said. */
final class Cast implements AutoCloseable {

    private static final String UNKNOWN = "unknown";

    private final Map<String, Member> members = new LinkedHashMap<>();
    private final Map<String, Long> labels = new LinkedHashMap<>();
    private final Recorder recorder;
    private long lastId;

    Cast(Recorder recorder) {
        this.recorder = recorder;
    }

    /** One client: the driver that runs it, and what it has said. */
    record Member(Driver driver, ClientState state) {}

    /** A state to collect what the client of this name says; its driver is to follow with {@link #join}. */
    ClientState stateFor(Lane lane) {
        return new ClientState(lane, recorder);
    }

    void join(Driver driver, ClientState state) {
        members.put(state.lane().name(), new Member(driver, state));
    }

    Member member(String client) {
        Member member = members.get(client);
        if (member == null) {
            throw new IllegalStateException("there is no client '" + client + "'");
        }
        return member;
    }

    ClientState state(String client) {
        return member(client).state();
    }

    Stream<ClientState> states() {
        return members.values().stream().map(Member::state);
    }

    /** Has a client carry out a command; the id to ask for the outcome by. */
    long send(String client, Command command, Optional<String> label, long atMicros) {
        long id = ++lastId;
        label.ifPresent(name -> labels.put(client + '/' + name, id));
        Member member = member(client);
        member.state().called(id, CommandText.of(command), atMicros);
        member.driver().send(id, command);
        return id;
    }

    /** {@code acked}, {@code rejected} or {@code unknown}. */
    String outcome(String client, String label) {
        Long id = labels.get(client + '/' + label);
        if (id == null) {
            throw new IllegalStateException(client + " has done nothing called '" + label + "'");
        }
        return state(client).outcome(id).map(Cast::word).orElse(UNKNOWN);
    }

    private static String word(Outcome outcome) {
        return outcome.acked() ? "acked" : outcome.rejected() ? "rejected" : UNKNOWN;
    }

    /** Everything the observer has seen at a path. */
    Sight observed(String path) {
        return new Sight(state(Lane.OBSERVER.name()).events(path));
    }

    /** Has the observer watch these paths. */
    void observe(List<String> paths, long atMicros) {
        for (String path : paths) {
            send(
                    Lane.OBSERVER.name(),
                    new Command.Listen(path, path, Command.ListenFor.VALUE),
                    Optional.empty(),
                    atMicros);
        }
    }

    @Override
    public void close() {
        members.values().forEach(member -> member.driver().close());
    }
}
