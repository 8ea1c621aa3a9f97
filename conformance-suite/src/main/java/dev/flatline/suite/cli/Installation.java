package dev.flatline.suite.cli;

import dev.flatline.suite.driver.stdio.BundledDrivers;
import dev.flatline.suite.scenario.Catalogue;
import dev.flatline.suite.scenario.CatalogueLoader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where Flatline finds its own things: in a checkout on disk, so that edits count at once; without one, in the jar.
 *
 * @param home the checkout, if there is one; the launcher says where
 */
record Installation(Optional<Path> home) {

    static Installation find() {
        return new Installation(Optional.ofNullable(System.getProperty(BundledDrivers.HOME_PROPERTY))
                .map(Path::of)
                .filter(Files::isDirectory));
    }

    /** The catalogue; with {@code files}, the scenarios in these files in its place. */
    Catalogue catalogue(List<Path> files) {
        Optional<Path> folder = home.map(path -> path.resolve("scenarios"));
        Catalogue catalogue = folder.map(CatalogueLoader::load).orElseGet(CatalogueLoader::bundled);
        return files.isEmpty() ? catalogue : CatalogueLoader.loadFiles(files, catalogue.requirements());
    }

    /**
     * The text of a scenario of the catalogue.
     *
     * @param source its file, relative to the catalogue
     */
    String scenarioText(String source) throws IOException {
        if (home.isPresent()) {
            return Files.readString(home.get().resolve("scenarios").resolve(source));
        }
        try (InputStream in = Installation.class.getResourceAsStream("/flatline/scenarios/" + source)) {
            if (in == null) {
                throw new NoSuchFileException(source);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /**
     * Where scenarios are on disk: {@code files}, or if there are none, the catalogue.
     *
     * @throws UserError if the catalogue is in the jar
     */
    List<Path> scenarioPlaces(List<Path> files) {
        if (!files.isEmpty()) {
            return files;
        }
        return List.of(home.map(path -> path.resolve("scenarios"))
                .orElseThrow(() ->
                        new UserError("--watch needs scenarios on disk: name your own files, or run Flatline in its"
                                + " checkout.")));
    }

    /** The folder of the driver called {@code name}, if it is there. */
    Optional<Path> driver(String name) {
        return home.map(path ->
                        path.resolve("conformance-suite").resolve("drivers").resolve(name))
                .filter(Files::isDirectory);
    }

    /** A file as messages name it: relative to the checkout if it is in it. */
    String nameOf(Path file) {
        return home.filter(file::startsWith)
                .map(path -> path.relativize(file))
                .orElse(file)
                .toString();
    }

    /** A file as scenarios that come from it are named: with slashes. */
    static String slashed(Path file) {
        return file.toString().replace(file.getFileSystem().getSeparator(), "/");
    }

    /** Where results go unless the user says otherwise. */
    Path defaultOutput() {
        return home.orElse(Path.of("")).resolve("target").resolve("flatline");
    }
}
