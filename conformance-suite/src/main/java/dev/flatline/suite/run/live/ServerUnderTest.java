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
    private final ForeignServer foreign;

    private ServerUnderTest(Target target, ServerSpec spec, ForeignServer foreign) {
        this.foreign = foreign;
        clock = new ServerClock(InstantSource.system(), spec.clockSkew());
        own = target.hasReferenceServer()
                ? Optional.of(ReferenceServer.start(
                        ReferenceTarget.serverConfig(target.serverMutant(), spec.secret())
                                .profile(target.profile())
                                .restartPolicy(spec.onRestart())
                                .rules(spec.securityRules())
                                .listener(this::passOn)
                                .build(),
                        clock))
                : Optional.empty();
    }

    /**
     * The target's server: a reference server that is started now, or a foreign one.
     *
     * @throws UnfitServerException if the foreign one cannot be tested
     */
    static ServerUnderTest of(Target target, Consumer<String> progress) {
        return new ServerUnderTest(target, ServerSpec.USUAL, ForeignServer.of(target.server(), progress));
    }

    /** A reference server with something special about it. */
    static ServerUnderTest of(Target target, ServerSpec spec) {
        return new ServerUnderTest(target, spec, ForeignServer.NONE);
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

    /** Where it is now: one that has died since it was last asked for has been started again, perhaps elsewhere. */
    ForeignServer.Life life() {
        return own.map(server -> ForeignServer.Life.immortal(server.host() + ":" + server.port()))
                .orElseGet(foreign::life);
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
        foreign.close();
    }
}
