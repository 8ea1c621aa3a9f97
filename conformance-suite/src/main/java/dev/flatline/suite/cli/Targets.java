package dev.flatline.suite.cli;

import dev.flatline.suite.scenario.TargetFile;
import dev.flatline.suite.scenario.TargetReader;
import dev.flatline.suite.target.ClientKind;
import dev.flatline.suite.target.ReferenceTarget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The targets that files describe: those that come with Flatline, by their names, and the user's own. */
final class Targets {

    private static final Path FOLDER = Path.of("conformance-suite", "targets");
    private static final String EXTENSION = ".yaml";

    private final Installation installation;

    Targets(Installation installation) {
        this.installation = installation;
    }

    /** The names of those that come with Flatline, sorted. Without a checkout there is only the reference. */
    List<String> names() {
        Optional<Path> folder = folder();
        if (folder.isEmpty()) {
            return List.of(ReferenceTarget.NAME);
        }
        try (Stream<Path> files = Files.list(folder.get())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(EXTENSION))
                    .map(name -> name.substring(0, name.length() - EXTENSION.length()))
                    // What lies beside a target is named after it: firebase-server.known-deviations.yaml.
                    .filter(name -> !name.contains("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a word can only mean a file. */
    static boolean isFile(String word) {
        return word.endsWith(EXTENSION) || word.endsWith(".yml") || word.contains("/");
    }

    /**
     * The target that a word means: one of {@link #names}, or a file.
     *
     * @param option where the word stands
     * @throws UserError if there is no such target
     * @throws dev.flatline.suite.scenario.LoadException with every problem of its file
     */
    TargetFile load(String option, String word) {
        if (isFile(word)) {
            return read(Path.of(word), word);
        }
        if (!names().contains(word)) {
            throw Names.unknown(option, word, names());
        }
        return folder().map(folder -> folder.resolve(word + EXTENSION))
                .map(file -> read(file, installation.nameOf(file)))
                .orElseGet(ReferenceTarget::file);
    }

    private static TargetFile read(Path file, String name) {
        return TargetReader.load(
                file,
                name,
                Arrays.stream(ClientKind.values()).map(ClientKind::id).toList());
    }

    private Optional<Path> folder() {
        return installation.home().map(home -> home.resolve(FOLDER)).filter(Files::isDirectory);
    }
}
