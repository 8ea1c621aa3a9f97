package dev.flatline.suite.scenario;

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
import java.util.stream.Stream;

/**
 * Loads catalogues: a folder with {@code requirements.yaml}, or a folder {@code requirements} of several such files, and, in
 * other folders below it, scenarios. A testable requirement that no scenario covers, one that is said to be untestable and
 * covered all the same, and a scenario that covers what nobody requires, are errors.
 */
public final class CatalogueLoader {

    private static final String REQUIREMENTS = "requirements";
    private static final String ANCHOR = "requirements.schema.json";
    private static final String BUNDLED = "/flatline/scenarios/";
    private static final String EXTENSION = ".yaml";

    /** Folders of other things than scenarios; a build leaves a copy of everything in the first. */
    private static final List<String> OTHERS = List.of("target", REQUIREMENTS, "lab", "lessons");

    private CatalogueLoader() {}

    /**
     * Loads the catalogue in {@code folder}.
     *
     * @throws LoadException with every problem of every file
     */
    public static Catalogue load(Path folder) {
        List<SourceText> sources = requirementFiles(folder).stream()
                .map(file -> TextFiles.read(file, nameIn(folder, file)))
                .toList();
        RequirementReader.Requirements required = RequirementReader.read(sources);
        List<Named> files = new ArrayList<>();
        scenarioFiles(folder).forEach(file -> files.add(new Named(nameIn(folder, file), file)));
        Catalogue catalogue = load(files, required.requirements(), required.aliases());
        List<Problem> orphans = new Orphans(catalogue, sources).problems();
        if (!orphans.isEmpty()) {
            throw new LoadException(orphans);
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
        URL url = CatalogueLoader.class.getResource(BUNDLED + ANCHOR);
        if (url == null) {
            throw new IllegalStateException("no " + BUNDLED + ANCHOR + " on the class path");
        }
        try {
            return load(url);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Loads the catalogue beside the file at {@code url}, in a folder or an archive. */
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
        return load(files.stream().map(file -> new Named(slashed(file), file)).toList(), requirements, List.of());
    }

    private record Named(String name, Path file) {}

    private static Catalogue load(Collection<Named> files, Collection<Requirement> requirements, List<SameAs> aliases) {
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
        return new Catalogue(List.copyOf(requirements), aliases, scenarios);
    }

    private static List<Path> requirementFiles(Path folder) {
        Path several = folder.resolve(REQUIREMENTS);
        if (!Files.isDirectory(several)) {
            return List.of(folder.resolve(REQUIREMENTS + EXTENSION));
        }
        try (Stream<Path> all = Files.list(several)) {
            return all.filter(file -> file.getFileName().toString().endsWith(EXTENSION))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
        String first = inFolder.getName(0).toString();
        return inFolder.getNameCount() > 1 && !OTHERS.contains(first);
    }

    private static String nameIn(Path folder, Path file) {
        return slashed(folder.relativize(file));
    }

    private static String slashed(Path path) {
        return path.toString().replace(path.getFileSystem().getSeparator(), "/");
    }
}
