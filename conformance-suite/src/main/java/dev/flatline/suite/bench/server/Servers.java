package dev.flatline.suite.bench.server;

import dev.flatline.suite.driver.stdio.NodeJs;
import dev.flatline.suite.driver.stdio.NodePackages;
import dev.flatline.suite.driver.stdio.UnavailableDriverException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The command lines of the servers that are measured. */
final class Servers {
    private static final Path FIREBASE_SERVER = Path.of("conformance-suite", "peers", "firebase-server");

    private Servers() {}

    /** Ours, as {@code flatline serve} runs it. */
    static List<String> ours() {
        return java("dev.flatline.suite.cli.Main", "serve", "--port", "0");
    }

    /** {@link BareServer}. */
    static List<String> bare(int copies) {
        return java(BareServer.class.getName(), Integer.toString(copies));
    }

    private static List<String> java(String mainClass, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                mainClass));
        command.addAll(List.of(arguments));
        return command;
    }

    /**
     * The npm package {@code firebase-server}, installed if it is not yet; empty if it cannot be had.
     *
     * @param home a checkout of Flatline
     * @param progress told, in one line each, what takes long or is missing
     */
    static Optional<List<String>> firebaseServer(Optional<Path> home, Consumer<String> progress) throws IOException {
        Optional<Path> folder =
                home.map(checkout -> checkout.resolve(FIREBASE_SERVER)).filter(Files::isDirectory);
        if (folder.isEmpty()) {
            progress.accept(
                    "Not beside firebase-server: its lock file is in a checkout of Flatline; run ./flatline there.");
            return Optional.empty();
        }
        try {
            NodeJs node = NodeJs.find();
            new NodePackages(folder.get()).install(progress);
            Path program =
                    folder.get().resolve(Path.of("node_modules", "firebase-server", "bin", "firebase-server.js"));
            return Optional.of(List.of(
                    node.program().toString(),
                    program.toString(),
                    "-a",
                    "127.0.0.1",
                    "-p",
                    Integer.toString(freePort())));
        } catch (UnavailableDriverException e) {
            progress.accept("Not beside firebase-server. " + e.getMessage() + ". Install Node.js and npm to see it.");
            return Optional.empty();
        }
    }

    /** It cannot be told to choose one itself. */
    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }
}
