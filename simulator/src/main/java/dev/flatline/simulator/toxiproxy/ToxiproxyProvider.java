package dev.flatline.simulator.toxiproxy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Where a Toxiproxy comes from. */
public sealed interface ToxiproxyProvider
        permits AutoProvider,
                BinaryProvider,
                ContainerProvider,
                EmbeddedProvider,
                ExternalProvider,
                NetnsProvider,
                ToxiproxyProgram {
    /** The words that {@link #of} knows, apart from a URL. */
    List<String> WORDS = List.of("auto", "embedded", "binary", "container", "netns", "netns-loss-PERCENT");

    /**
     * The provider for a word of the user.
     *
     * @param word one of {@link #WORDS}, or the URL of a Toxiproxy that runs already, such as {@code http://127.0.0.1:8474}
     * @param program the {@code toxiproxy-server} that {@code binary} and {@code auto} start; empty: the one on the PATH
     * @throws IllegalArgumentException if it is none of these; the message says what is
     */
    static ToxiproxyProvider of(String word, Optional<Path> program) {
        return switch (word) {
            case "auto" -> AutoProvider.ofEnvironment(program);
            case "embedded" -> new EmbeddedProvider();
            case "binary" -> new BinaryProvider(program, Programs.searchPath());
            case "container" -> ContainerProvider.ofEnvironment();
            default -> {
                Optional<ToxiproxyProvider> namespace = NetnsProvider.of(word);
                if (namespace.isPresent()) {
                    yield namespace.get();
                }
                if (!word.contains(":")) {
                    throw new IllegalArgumentException("'" + word + "' is neither one of " + String.join(", ", WORDS)
                            + " nor a URL such as http://127.0.0.1:8474");
                }
                yield ExternalProvider.at(word);
            }
        };
    }

    /**
     * The provider that starts any program that takes the flags of {@code toxiproxy-server}.
     *
     * @param command the program and its own arguments, to which {@code -host} and {@code -port} are added
     */
    static ToxiproxyProvider ofCommand(List<String> command) {
        return new ToxiproxyProgram(command);
    }

    /**
     * Starts a Toxiproxy, or finds the one that runs.
     *
     * @param seed decides what the toxics of an embedded one draw; the real one draws as it likes
     * @param notes told, in a line each, what the user may not expect
     * @throws UnavailableToxiproxyException if it cannot be had; never after a long wait
     */
    RunningToxiproxy start(long seed, Consumer<String> notes);
}
