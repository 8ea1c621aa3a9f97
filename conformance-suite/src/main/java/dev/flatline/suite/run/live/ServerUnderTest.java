package dev.flatline.suite.run.live;

import dev.flatline.server.ReferenceServer;
import dev.flatline.server.ServerEvent;
import dev.flatline.suite.run.FaultableServer;
import dev.flatline.suite.run.ServerClock;
import dev.flatline.suite.scenario.ServerSpec;
import dev.flatline.suite.target.ReferenceTarget;
import dev.flatline.suite.target.Target;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * The server that stages share, or that a stage has for itself. What the reference server tells of a session is passed on to the stage whose namespace the
 * session belongs to; a foreign server tells nothing.
 */
final class ServerUnderTest implements FaultableServer, AutoCloseable {

    private final Map<String, Consumer<ServerEvent>> byNamespace = new ConcurrentHashMap<>();
    private final Map<String, Consumer<ServerEvent>> bySession = new ConcurrentHashMap<>();
    private final ServerClock clock;
    private final Optional<ReferenceServer> own;
    private final String address;

    private ServerUnderTest(Target target, ServerSpec spec) {
        clock = new ServerClock(InstantSource.system(), spec.clockSkew());
        own = target.server().isPresent()
                ? Optional.empty()
                : Optional.of(ReferenceServer.start(
                        ReferenceTarget.serverConfig(target.serverMutant())
                                .restartPolicy(spec.onRestart())
                                .rules(spec.securityRules())
                                .listener(this::passOn)
                                .build(),
                        clock));
        address = own.map(server -> server.host() + ":" + server.port())
                .or(target::server)
                .orElseThrow();
    }

    /** The target's server: a reference server that is started now, or a foreign one that runs already. */
    static ServerUnderTest of(Target target) {
        return of(target, ServerSpec.USUAL);
    }

    /** The same with something special about it; only a reference server can have that. */
    static ServerUnderTest of(Target target, ServerSpec spec) {
        return new ServerUnderTest(target, spec);
    }

    @Override
    public int crash() {
        return own.map(ReferenceServer::crash).orElse(0);
    }

    @Override
    public void restart() {
        own.ifPresent(ReferenceServer::restart);
    }

    @Override
    public ServerClock clock() {
        return clock;
    }

    String address() {
        return address;
    }

    void listen(String namespace, Consumer<ServerEvent> stage) {
        byNamespace.put(namespace, stage);
    }

    private void passOn(ServerEvent event) {
        if (event instanceof ServerEvent.SessionOpened opened && byNamespace.containsKey(opened.namespace())) {
            bySession.put(opened.sessionId(), byNamespace.get(opened.namespace()));
        }
        Consumer<ServerEvent> stage = bySession.get(event.sessionId());
        if (stage != null) {
            stage.accept(event);
        }
    }

    @Override
    public void close() {
        own.ifPresent(ReferenceServer::close);
    }
}
