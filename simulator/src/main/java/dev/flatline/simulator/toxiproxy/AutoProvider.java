package dev.flatline.simulator.toxiproxy;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The best there is: a Toxiproxy that is announced and answers, else a {@code toxiproxy-server} on the PATH, else the
 * embedded one. Finding out takes no longer than {@link ExternalProvider#ANSWER_LIMIT}.
 *
 * @param announced the one that the environment names
 * @param binary starts a {@code toxiproxy-server}, if there is one
 */
record AutoProvider(Optional<ExternalProvider> announced, BinaryProvider binary) implements ToxiproxyProvider {
    static final String URL_VARIABLE = "TOXIPROXY_URL";

    static AutoProvider ofEnvironment(Optional<Path> program) {
        return new AutoProvider(
                Optional.ofNullable(System.getenv(URL_VARIABLE))
                        .filter(url -> !url.isEmpty())
                        .map(ExternalProvider::at),
                new BinaryProvider(program, Programs.searchPath()));
    }

    @Override
    public RunningToxiproxy start(long seed, Consumer<String> notes) {
        if (announced.isPresent()) {
            try {
                return announced.get().start(seed, notes);
            } catch (UnavailableToxiproxyException e) {
                notes.accept(URL_VARIABLE + " is of no use: " + e.getMessage() + ".");
            }
        }
        return binary.isPresent() ? binary.start(seed, notes) : new EmbeddedProvider().start(seed, notes);
    }
}
