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
            description = "Failures that are known. Default: those that the target's file names, and " + FILE
                    + " beside the driver of its client, if it is there.")
    private Optional<Path> baseline = Optional.empty();

    @Option(names = "--no-baseline", description = "No failure is known.")
    private boolean noBaseline;

    /**
     * The files to read for this client.
     *
     * @param ofTarget the one that the target's file names
     * @throws UserError if the options contradict each other
     */
    List<Path> files(Installation installation, String client, Optional<Path> ofTarget) {
        if (noBaseline && baseline.isPresent()) {
            throw new UserError("--baseline and --no-baseline contradict each other.");
        }
        if (noBaseline || baseline.isPresent()) {
            return baseline.stream().toList();
        }
        Optional<Path> ofDriver =
                installation.driver(client).map(folder -> folder.resolve(FILE)).filter(Files::isRegularFile);
        return Stream.of(ofTarget, ofDriver)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    /**
     * The baseline for this client.
     *
     * @param ofTarget the file that the target's file names
     * @param catalogue what is about to be played, which may be files of the user's own
     * @throws dev.flatline.suite.scenario.LoadException with every problem of a file
     */
    Baseline load(Installation installation, String client, Optional<Path> ofTarget, Catalogue catalogue) {
        List<Path> files = files(installation, client, ofTarget);
        if (files.isEmpty()) {
            return Baseline.NONE;
        }
        return new Baseline(
                files.stream()
                        .flatMap(file -> BaselineReader.load(file, installation.nameOf(file)).stream())
                        .toList(),
                LocalDate.now(ZoneOffset.UTC),
                ids(catalogue, installation.catalogue(List.of())));
    }

    private static List<String> ids(Catalogue own, Catalogue whole) {
        return Stream.of(own, whole)
                .flatMap(one -> Baseline.idsOf(one).stream())
                .distinct()
                .toList();
    }
}
