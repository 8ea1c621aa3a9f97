package dev.flatline.suite.driver.kit;

import dev.flatline.server.ReferenceServer;
import dev.flatline.server.ServerConfig;
import dev.flatline.server.ServerEvent;
import dev.flatline.server.rules.Rules;
import dev.flatline.suite.driver.Behaviour;
import dev.flatline.suite.driver.ClientSettings;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** What a driver is checked against: a reference server, and how long everything may take. */
final class Bench implements AutoCloseable {

    /** The only place that may be written to, so that a refusal can be seen, too. */
    static final String OPEN = "open";

    private static final Rules RULES = Rules.parse("{\"rules\":{\"open\":{\".read\":true,\".write\":true}}}");
    private static final Duration POLL_INTERVAL = Duration.ofMillis(5);

    private final Queue<ServerEvent> events = new ConcurrentLinkedQueue<>();
    private final ReferenceServer server =
            ServerConfig.builder().rules(RULES).listener(events::add).start();
    private final Duration patience;

    /** @param patience for everything that is to come of a line; it ends the wait for what never comes */
    Bench(Duration patience) {
        this.patience = patience;
    }

    Duration patience() {
        return patience;
    }

    ClientSettings settings(String namespace, Duration skew, List<Behaviour> behaviours) {
        return new ClientSettings("alice", server.host() + ":" + server.port(), namespace, skew, 1, behaviours);
    }

    /** What the server holds, as JSON with sorted keys. */
    String data(String namespace, String path) {
        return server.data(namespace).exportJson(path);
    }

    /** How many sessions of a namespace the server has seen begin. */
    long begun(String namespace) {
        return sessions(namespace).size();
    }

    /** How many of them have ended. */
    long ended(String namespace) {
        List<String> sessions = sessions(namespace);
        return events.stream()
                .filter(event -> event instanceof ServerEvent.SessionClosed && sessions.contains(event.sessionId()))
                .count();
    }

    private List<String> sessions(String namespace) {
        return events.stream()
                .filter(ServerEvent.SessionOpened.class::isInstance)
                .map(ServerEvent.SessionOpened.class::cast)
                .filter(event -> event.namespace().equals(namespace))
                .map(ServerEvent.SessionOpened::sessionId)
                .toList();
    }

    /** Whether that comes true in time. Waits. */
    boolean comesTrue(BooleanSupplier condition) {
        try {
            Awaitility.await().pollInterval(POLL_INTERVAL).atMost(patience).until(condition::getAsBoolean);
            return true;
        } catch (ConditionTimeoutException e) {
            return false;
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
