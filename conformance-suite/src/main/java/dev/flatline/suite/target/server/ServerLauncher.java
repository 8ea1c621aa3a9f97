package dev.flatline.suite.target.server;

import dev.flatline.simulator.process.GuardedProcess;
import dev.flatline.suite.driver.stdio.NodePackages;
import dev.flatline.suite.driver.stdio.UnavailableDriverException;
import dev.flatline.suite.scenario.ServerSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Starts the servers of targets. */
public final class ServerLauncher {

    private final Consumer<String> progress;
    private final Programs programs;

    /** @param progress told, in one line each, what takes long */
    public ServerLauncher(Consumer<String> progress) {
        this(progress, Programs.onPath());
    }

    ServerLauncher(Consumer<String> progress, Programs programs) {
        this.progress = progress;
        this.programs = programs;
    }

    /**
     * Starts a server and returns when it is ready.
     *
     * @throws UnreadyServerException if it cannot be started, ends, or is not ready in time; nothing is left of it then
     */
    public StartedServer start(ServerSource.Program program) {
        program.needs().forEach(this::require);
        int port = freePort();
        List<String> line = filled(program.line(), port);
        programs.require(line.get(0), program.directory());
        if (program.packages()) {
            install(program.directory());
        }
        return new Launch(line, program.directory(), filled(program.environment(), port), GuardedProcess.NOTHING)
                .go(filled(program.address(), port), program.ready(), program.stop());
    }

    /** The same with a server in a container. */
    public StartedServer start(ServerSource.Container container) {
        int port = freePort();
        DockerCommand docker = new DockerCommand(programs, container);
        docker.check();
        return new Launch(docker.line(port), Path.of(""), Map.of(), docker.removal())
                .go("127.0.0.1:" + port, container.ready(), container.stop());
    }

    private void require(String name, String howToGetIt) {
        if (programs.find(name).isEmpty()) {
            throw new UnreadyServerException(
                    "it needs \"" + name + "\", which is not on the PATH.\nTo get it: " + howToGetIt);
        }
    }

    private void install(Path directory) {
        try {
            new NodePackages(directory).install(progress);
        } catch (UnavailableDriverException e) {
            throw new UnreadyServerException(String.valueOf(e.getMessage()));
        }
    }

    private static List<String> filled(List<String> words, int port) {
        return words.stream().map(word -> filled(word, port)).toList();
    }

    private static Map<String, String> filled(Map<String, String> texts, int port) {
        Map<String, String> all = new LinkedHashMap<>();
        texts.forEach((name, text) -> all.put(name, filled(text, port)));
        return all;
    }

    private static String filled(String text, int port) {
        return text.replace(ServerSource.PORT, Integer.toString(port));
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UnreadyServerException("there is no free port on 127.0.0.1: " + e.getMessage());
        }
    }
}
