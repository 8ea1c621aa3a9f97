package dev.flatline.suite.cli;

import dev.flatline.suite.driver.stdio.DriverCommand;
import dev.flatline.suite.scenario.TargetFile;
import dev.flatline.suite.scenario.TargetFile.ClientChoice;
import dev.flatline.suite.target.ClientKind;
import dev.flatline.suite.target.ClientProgram;
import dev.flatline.suite.target.ClientUnderTest;
import dev.flatline.suite.target.ReferenceTarget;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code --target}, {@code --server} and {@code --client} come to. A target is a server with all that is known of it, and a
 * client: {@code --server} exchanges the one, {@code --client} the other.
 *
 * @param word what to give to {@code --server} to get this server again
 * @param file the server and what is known of it; its client may not be the one that was chosen
 */
record TargetChoice(String word, TargetFile file, ClientUnderTest client) {

    private static final Pattern ADDRESS = Pattern.compile("(?:(?:http|ws)://)?([A-Za-z0-9.-]+:[0-9]{1,5})/?");

    /**
     * Resolves the words of the three options.
     *
     * @throws UserError if one means nothing
     * @throws dev.flatline.suite.scenario.LoadException with every problem of a target file
     */
    static TargetChoice of(Targets targets, Optional<String> target, Optional<String> server, Optional<String> client) {
        TargetFile whole = target.map(word -> targets.load("--target", word)).orElseGet(ReferenceTarget::file);
        TargetFile chosen = server.map(word -> server(targets, word)).orElse(whole);
        ClientUnderTest talker =
                client.map(name -> client(name, chosen, whole)).orElseGet(() -> client(whole.client()));
        String word = server.map(given -> address(given).orElse(given))
                .or(() -> target)
                .orElse(ReferenceTarget.NAME);
        return new TargetChoice(word, chosen, talker);
    }

    /** {@code host:port}, if that is what a word says. */
    private static Optional<String> address(String word) {
        Matcher address = ADDRESS.matcher(word);
        return address.matches() ? Optional.of(address.group(1)) : Optional.empty();
    }

    private static TargetFile server(Targets targets, String word) {
        Optional<String> address = address(word);
        if (address.isPresent()) {
            return ReferenceTarget.running(address.get());
        }
        if (!Targets.isFile(word) && !targets.names().contains(word)) {
            throw new UserError("--server wants HOST:PORT, such as 127.0.0.1:9000, or a target, not '" + word + "'.\n"
                    + Names.unknown("--server", word, targets.names()).getMessage());
        }
        return targets.load("--server", word);
    }

    /** A name means a client that comes with Flatline, or the driver of a target that is called so. */
    private static ClientUnderTest client(String name, TargetFile... files) {
        for (TargetFile file : files) {
            if (file.client() instanceof ClientChoice.Program program
                    && program.name().equals(name)) {
                return client(program);
            }
        }
        return ClientKind.find(name)
                .orElseThrow(() -> Names.unknown(
                        "--client",
                        name,
                        Arrays.stream(ClientKind.values()).map(ClientKind::id).toList()));
    }

    private static ClientUnderTest client(ClientChoice choice) {
        if (choice instanceof ClientChoice.Program program) {
            return new ClientProgram(
                    program.name(), new DriverCommand(program.line(), program.directory(), program.environment()));
        }
        return ClientKind.find(((ClientChoice.Named) choice).name()).orElseThrow();
    }
}
