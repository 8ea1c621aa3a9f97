package dev.flatline.suite.cli;

import dev.flatline.suite.run.Baseline;
import dev.flatline.suite.scenario.BaselineReader;
import dev.flatline.suite.scenario.Catalogue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** The options that say which failures are known. */
final class BaselineOptions {

    private static final String FILE = "known-deviations.yaml";

    @ArgGroup(exclusive = true)
    private Choice choice = new Choice();

    private static final class Choice {

        @Option(
                names = "--baseline",
                paramLabel = "FILE",
                description =
                        "Failures that are known. Default: " + FILE + " beside the driver of --client, if it is there.")
        private Optional<Path> file = Optional.empty();

        @Option(names = "--no-baseline", description = "No failure is known.")
        private boolean none;
    }

    /** The file to read, if any, for this client. */
    Optional<Path> file(Installation installation, String client) {
        if (choice.none || choice.file.isPresent()) {
            return choice.file;
        }
        return installation.driver(client).map(folder -> folder.resolve(FILE)).filter(Files::isRegularFile);
    }

    /**
     * The baseline for this client.
     *
     * @param catalogue what is about to be played, which may be files of the user's own
     * @throws dev.flatline.suite.scenario.LoadException with every problem of its file
     */
    Baseline load(Installation installation, String client, Catalogue catalogue) {
        return file(installation, client)
                .map(file -> new Baseline(
                        BaselineReader.load(file, installation.nameOf(file)),
                        LocalDate.now(ZoneOffset.UTC),
                        ids(catalogue, installation.catalogue(List.of()))))
                .orElse(Baseline.NONE);
    }

    private static List<String> ids(Catalogue own, Catalogue whole) {
        return Stream.of(own, whole)
                .flatMap(one -> Baseline.idsOf(one).stream())
                .distinct()
                .toList();
    }
}
