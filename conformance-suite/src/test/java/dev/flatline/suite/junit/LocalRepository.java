package dev.flatline.suite.junit;

import dev.flatline.reports.journal.Journal;
import dev.flatline.server.ReferenceServer;
import dev.flatline.simulator.fault.Fault;
import dev.flatline.suite.scenario.CatalogueLoader;
import java.io.IOException;
import java.io.OutputStream;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * A repository for Maven as it would be after {@code mvn install}, but apart from the user's: Flatline as it is on this class
 * path, and links to everything else.
 */
final class LocalRepository {

    private static final String VERSION = "0.1.0-SNAPSHOT";
    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();

    private LocalRepository() {}

    /** Makes it anew. The folder is to be one that nobody but a build removes: they leave alone what links lead to. */
    static void make(Path folder) throws IOException, URISyntaxException {
        remove(folder);
        Files.createDirectories(folder);
        Path users =
                Path.of(System.getProperty("localRepository", System.getProperty("user.home") + "/.m2/repository"));
        linkAll(users, folder, "dev");
        Path groups = Files.createDirectories(folder.resolve("dev"));
        if (Files.isDirectory(users.resolve("dev"))) {
            linkAll(users.resolve("dev"), groups, "flatline");
        }
        Path flatline = groups.resolve("flatline");
        Files.copy(HOME.resolve("pom.xml"), place(flatline, "flatline-parent", ".pom"));
        add(flatline, "reference-server", classes(ReferenceServer.class));
        add(flatline, "simulator", classes(Fault.class));
        add(flatline, "reports", classes(Journal.class));
        add(flatline, "conformance-suite", classes(FlatlineSuite.class));
        add(flatline, "scenarios", scenarios());
    }

    private static void remove(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            // From the leaves to the root; a link is a leaf.
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static void linkAll(Path from, Path to, String except) throws IOException {
        for (Path one : list(from)) {
            if (!one.getFileName().toString().equals(except)) {
                Files.createSymbolicLink(to.resolve(one.getFileName()), one.toRealPath());
            }
        }
    }

    private static void add(Path group, String module, Path classes) throws IOException {
        Files.copy(HOME.resolve(module).resolve("pom.xml"), place(group, module, ".pom"));
        Path jar = place(group, module, ".jar");
        if (Files.isRegularFile(classes)) {
            Files.copy(classes, jar);
            return;
        }
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out)) {
            for (Path file : walk(classes)) {
                entries.putNextEntry(new JarEntry(classes.relativize(file).toString()));
                Files.copy(file, entries);
                entries.closeEntry();
            }
        }
    }

    private static Path place(Path group, String module, String extension) throws IOException {
        Path folder = Files.createDirectories(group.resolve(module).resolve(VERSION));
        return folder.resolve(module + "-" + VERSION + extension);
    }

    private static Path classes(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    /** Where the module without a class is: three folders above its schema, or the jar that holds it. */
    private static Path scenarios() throws IOException, URISyntaxException {
        URL schema = Objects.requireNonNull(
                CatalogueLoader.class.getResource("/flatline/scenarios/requirements.schema.json"));
        if (schema.openConnection() instanceof JarURLConnection jar) {
            return Path.of(jar.getJarFileURL().toURI());
        }
        return Path.of(URI.create(schema.toString()).resolve("../..")).normalize();
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private static List<Path> walk(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
