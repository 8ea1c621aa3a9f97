package dev.flatline.suite.run.live;

import dev.flatline.server.ReferenceServer;
import dev.flatline.server.ServerEvent;
import dev.flatline.suite.target.ReferenceTarget;
import dev.flatline.suite.target.Target;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * The server that all stages share. What the reference server tells of a session is passed on to the stage whose namespace the
 * session belongs to; a foreign server tells nothing.
 */
final class ServerUnderTest implements AutoCloseable {

    private final Map<String, Consumer<ServerEvent>> byNamespace = new ConcurrentHashMap<>();
    private final Map<String, Consumer<ServerEvent>> bySession = new ConcurrentHashMap<>();
    private final Optional<ReferenceServer> own;
    private final String address;

    private ServerUnderTest(Target target) {
        own = target.server().isPresent()
                ? Optional.empty()
                : Optional.of(ReferenceServer.start(ReferenceTarget.serverConfig(target.mutant())
                        .listener(this::passOn)
                        .build()));
        address = own.map(server -> server.host() + ":" + server.port())
                .or(target::server)
                .orElseThrow();
    }

    static ServerUnderTest of(Target target) {
        return new ServerUnderTest(target);
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
