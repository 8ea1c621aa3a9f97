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
import picocli.CommandLine.Option;

/** The options that say which failures are known. */
final class BaselineOptions {

    private static final String FILE = "known-deviations.yaml";

    @Option(
            names = "--baseline",
            paramLabel = "FILE",
            description =
                    "Failures that are known. Default: " + FILE + " beside the driver of --client, if it is there.")
    private Optional<Path> baseline = Optional.empty();

    @Option(names = "--no-baseline", description = "No failure is known.")
    private boolean noBaseline;

    /**
     * The file to read, if any, for this client.
     *
     * @throws UserError if the options contradict each other
     */
    Optional<Path> file(Installation installation, String client) {
        if (noBaseline && baseline.isPresent()) {
            throw new UserError("--baseline and --no-baseline contradict each other.");
        }
        if (noBaseline || baseline.isPresent()) {
            return baseline;
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
