package dev.flatline.suite.run.live;

import dev.flatline.suite.scenario.ServerSource;
import dev.flatline.suite.target.server.ServerLauncher;
import dev.flatline.suite.target.server.StartedServer;
import dev.flatline.suite.target.server.UnreadyServerException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A server that is not ours. One that we have started and that dies is started again for the scenarios to come, once somebody
 * has been told of its death.
 */
final class ForeignServer implements AutoCloseable {

    /** There is none. */
    static final ForeignServer NONE = new ForeignServer(() -> {
        throw new IllegalStateException("there is no foreign server");
    });

    private final Supplier<Life> start;
    private Optional<Life> life = Optional.empty();

    private ForeignServer(Supplier<Life> start) {
        this.start = start;
    }

    /**
     * The server of a target; none, if that is the reference server.
     *
     * @throws UnfitServerException if it cannot be started or does not greet a client
     */
    static ForeignServer of(ServerSource source, Consumer<String> progress) {
        if (source instanceof ServerSource.Reference) {
            return NONE;
        }
        ForeignServer server = new ForeignServer(() -> begin(source, progress));
        server.life();
        return server;
    }

    private static Life begin(ServerSource source, Consumer<String> progress) {
        ServerLauncher launcher = new ServerLauncher(progress);
        Life life;
        try {
            if (source instanceof ServerSource.Program program) {
                life = new Life(launcher.start(program));
            } else if (source instanceof ServerSource.Container container) {
                life = new Life(launcher.start(container));
            } else {
                life = Life.immortal(((ServerSource.Running) source).address());
            }
        } catch (UnreadyServerException e) {
            throw new UnfitServerException(String.valueOf(e.getMessage()));
        }
        try {
            ServerProbe.check(life.address());
            return life;
        } catch (UnfitServerException e) {
            life.close();
            throw e;
        }
    }

    /** Its present life: the first one, or one after a death that has been told. */
    synchronized Life life() {
        if (life.isEmpty()) {
            life = Optional.of(start.get());
        } else if (life.get().deathWasTold()) {
            life = Optional.of(again(life.get()));
        }
        return life.get();
    }

    private Life again(Life before) {
        before.close();
        try {
            return start.get();
        } catch (UnfitServerException e) {
            return before.lost(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public synchronized void close() {
        life.ifPresent(Life::close);
        life = Optional.empty();
    }

    /** From one start to the next. */
    static final class Life {

        private final String address;
        private final Optional<StartedServer> server;
        private final Optional<String> lost;
        private volatile boolean told;

        private Life(StartedServer server) {
            this(server.address(), Optional.of(server), Optional.empty());
        }

        private Life(String address, Optional<StartedServer> server, Optional<String> lost) {
            this.address = address;
            this.server = server;
            this.lost = lost;
        }

        /** That of a server whose death could not be seen. */
        static Life immortal(String address) {
            return new Life(address, Optional.empty(), Optional.empty());
        }

        /** What follows when it could not be started again. */
        private Life lost(String why) {
            return new Life(
                    address, Optional.empty(), Optional.of("It has died before, and when it was started again " + why));
        }

        String address() {
            return address;
        }

        /** How it ended, if it did. */
        Optional<String> death() {
            Optional<String> death = lost.or(() -> server.flatMap(StartedServer::death));
            if (death.isPresent()) {
                told = true;
            }
            return death;
        }

        /** Not of one that could not be started again: once is enough. */
        private boolean deathWasTold() {
            return told && lost.isEmpty();
        }

        private void close() {
            server.ifPresent(StartedServer::close);
        }
    }
}
