package dev.flatline.suite.scenario;

import dev.flatline.suite.scenario.Requirement.Level;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Loads catalogues: a folder with {@code requirements.yaml} and, in folders below it, scenarios. A testable
 * requirement that no scenario covers, and a scenario that covers what nobody requires, are errors.
 */
public final class CatalogueLoader {

    private static final String REQUIREMENTS = "requirements.yaml";
    private static final String BUNDLED = "/flatline/scenarios/";
    private static final String EXTENSION = ".yaml";

    /** What a build leaves beside the scenarios: a copy of them. */
    private static final String BUILD_FOLDER = "target";

    private CatalogueLoader() {}

    /**
     * Loads the catalogue in {@code folder}.
     *
     * @throws LoadException with every problem of every file
     */
    public static Catalogue load(Path folder) {
        SourceText source = TextFiles.read(folder.resolve(REQUIREMENTS), REQUIREMENTS);
        List<Requirement> requirements = RequirementReader.read(source);
        List<Named> files = new ArrayList<>();
        scenarioFiles(folder).forEach(file -> files.add(new Named(nameIn(folder, file), file)));
        Catalogue catalogue = load(files, requirements);
        List<Problem> uncovered = uncovered(catalogue, source);
        if (!uncovered.isEmpty()) {
            throw new LoadException(uncovered);
        }
        return catalogue;
    }

    /**
     * Loads the catalogue that is on the class path: what a packaged Flatline brings along.
     *
     * @throws LoadException with every problem of every file
     * @throws IllegalStateException if there is none
     */
    public static Catalogue bundled() {
        URL url = CatalogueLoader.class.getResource(BUNDLED + REQUIREMENTS);
        if (url == null) {
            throw new IllegalStateException("no " + BUNDLED + REQUIREMENTS + " on the class path");
        }
        try {
            return load(url);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Loads the catalogue whose requirements are at {@code url}, in a folder or an archive. */
    static Catalogue load(URL url) throws IOException {
        if (url.openConnection() instanceof JarURLConnection jar) {
            try (FileSystem inside = FileSystems.newFileSystem(Path.of(uri(jar.getJarFileURL())))) {
                return load(inside.getPath("/" + jar.getEntryName()).resolveSibling(""));
            }
        }
        return load(Path.of(uri(url)).resolveSibling(""));
    }

    private static URI uri(URL url) {
        try {
            return url.toURI();
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /**
     * Loads scenarios of one's own. Nothing is asked of them as a whole.
     *
     * @param files each is named as it is given here
     * @param requirements what they may say they cover
     * @throws LoadException with every problem of every file
     */
    public static Catalogue loadFiles(Collection<Path> files, Collection<Requirement> requirements) {
        return load(files.stream().map(file -> new Named(slashed(file), file)).toList(), requirements);
    }

    private record Named(String name, Path file) {}

    private static Catalogue load(Collection<Named> files, Collection<Requirement> requirements) {
        ScenarioLoader loader = new ScenarioLoader(requirements);
        List<Scenario> scenarios = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (Named named : files) {
            try {
                scenarios.addAll(loader.load(named.file(), named.name()));
            } catch (LoadException e) {
                problems.addAll(e.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new LoadException(problems);
        }
        scenarios.sort(Comparator.comparing(Scenario::id));
        return new Catalogue(List.copyOf(requirements), scenarios);
    }

    private static List<Path> scenarioFiles(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.getFileName().toString().endsWith(EXTENSION))
                    .filter(file -> isScenario(folder.relativize(file)))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isScenario(Path inFolder) {
        return inFolder.getNameCount() > 1 && !inFolder.getName(0).toString().equals(BUILD_FOLDER);
    }

    private static String nameIn(Path folder, Path file) {
        return slashed(folder.relativize(file));
    }

    private static String slashed(Path path) {
        return path.toString().replace(path.getFileSystem().getSeparator(), "/");
    }

    private static List<Problem> uncovered(Catalogue catalogue, SourceText source) {
        Set<String> covered = catalogue.scenarios().stream()
                .flatMap(scenario -> scenario.covers().stream())
                .collect(Collectors.toSet());
        return catalogue.requirements().stream()
                .filter(it -> it.level() == Level.MUST || it.level() == Level.SHOULD)
                .filter(it -> !covered.contains(it.id()))
                .map(it -> new Problem(
                        source.file(),
                        Optional.of(it.position()),
                        "No scenario covers %s.".formatted(it.id()),
                        source.excerpt(it.position()),
                        List.of("Write one, or make its level UNTESTABLE and say why.")))
                .toList();
    }
}
