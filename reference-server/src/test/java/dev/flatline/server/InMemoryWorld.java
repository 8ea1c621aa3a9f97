package dev.flatline.server;

import dev.flatline.server.transport.InMemoryServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

/** A server in memory, raw clients, and the time they live in: what protocol tests begin with. */
public abstract class InMemoryWorld {
    protected static final long START_MILLIS = 1_795_378_362_998L;
    protected static final String OK = "{\"t\":\"d\",\"d\":{\"r\":%d,\"b\":{\"s\":\"ok\",\"d\":\"\"}}}";
    protected static final String OK_OBJECT = "{\"t\":\"d\",\"d\":{\"r\":%d,\"b\":{\"s\":\"ok\",\"d\":{}}}}";

    protected final List<ServerEvent> events = new ArrayList<>();
    protected VirtualLoop loop = new VirtualLoop(START_MILLIS);
    protected ServerConfig config = config().build();
    protected InMemoryServer server = new InMemoryServer(config, loop, loop, new Random(1));

    /** The settings of the server each test begins with. */
    protected final ServerConfig.Builder config() {
        return ServerConfig.builder()
                .liveness(Liveness.ping(Duration.ofSeconds(1), Duration.ofSeconds(4)))
                .passiveLiveness(Liveness.passive(Duration.ofSeconds(60)))
                .listener(events::add);
    }

    /** Begins anew with another server. */
    protected final void restart(ServerConfig newConfig, RandomGenerator ids) {
        events.clear();
        config = newConfig;
        loop = new VirtualLoop(START_MILLIS);
        server = new InMemoryServer(config, loop, loop, ids);
    }

    protected final InMemoryClient connect() {
        return connect("v=5&ns=demo");
    }

    protected final InMemoryClient connect(String query) {
        InMemoryClient client = new InMemoryClient(server, query, "Firebase/5/12.4.0/linux/Node");
        loop.settle();
        return client;
    }

    protected final InMemoryClient connectGreeted() {
        InMemoryClient client = connect();
        client.takeFrames();
        return client;
    }

    protected final List<String> answers(InMemoryClient client, String action, String body) {
        client.request(action, body);
        loop.settle();
        return client.takeFrames();
    }

    protected final String valueAt(String path) {
        InMemoryClient observer = connectGreeted();
        String answer =
                answers(observer, "g", "{\"p\":\"" + path + "\",\"q\":{}}").get(0);
        observer.sendClose();
        loop.settle();
        return answer.substring(answer.indexOf("\"d\":", answer.indexOf("\"s\":")) + 4, answer.length() - 3);
    }

    protected final String sessionIdOf(int connection) {
        return events.stream()
                .filter(ServerEvent.SessionOpened.class::isInstance)
                .map(ServerEvent::sessionId)
                .toList()
                .get(connection);
    }
}
