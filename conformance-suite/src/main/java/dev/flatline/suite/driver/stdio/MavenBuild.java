package dev.flatline.suite.driver.stdio;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A driver in Java: a small Maven project of its own, whose libraries stay away from the suite's class path. Its build leaves
 * {@code target/classes} and, in {@code target/classpath}, where the libraries are.
 */
final class MavenBuild {

    /** What makes a folder such a driver. */
    static final String PROJECT = "pom.xml";

    /** The class with the main method. */
    private static final String PROGRAM = "AdminDriver";

    private final Path folder;

    MavenBuild(Path folder) {
        this.folder = folder;
    }

    /** Whether it is built, from the sources that are there. */
    boolean built() {
        try (Stream<Path> sources = Files.walk(folder.resolve("src"))) {
            if (!Files.exists(classPath())) {
                return false;
            }
            FileTime built = Files.getLastModifiedTime(classPath());
            for (Path source : (Iterable<Path>) Stream.concat(sources, Stream.of(folder.resolve(PROJECT)))::iterator) {
                if (Files.getLastModifiedTime(source).compareTo(built) > 0) {
                    return false;
                }
            }
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Builds it unless it is {@link #built()}.
     *
     * @throws UnavailableDriverException if Maven is missing or fails
     */
    void build(Consumer<String> progress) {
        if (built()) {
            return;
        }
        String searchPath = Optional.ofNullable(System.getenv("PATH")).orElse("");
        Path maven = NodeJs.onPath("mvn", searchPath)
                .orElseThrow(() -> new UnavailableDriverException(
                        "Maven is not installed: there is no \"mvn\" on the PATH to build " + folder));
        new Preparation(folder, "Building " + folder.getFileName(), "mvn compile", this::built)
                .run(List.of(maven.toString(), "-q", "-B", "compile"), progress);
    }

    /** How the driver is started, once it is built. */
    DriverCommand command() {
        try {
            String libraries = Files.readString(classPath()).strip();
            return new DriverCommand(
                    List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-XX:+UseSerialGC",
                            "-XX:-UsePerfData",
                            "-cp",
                            Path.of("target", "classes") + File.pathSeparator + libraries,
                            PROGRAM),
                    folder,
                    Map.of());
        } catch (IOException e) {
            throw new UnavailableDriverException(
                    "The build of " + folder + " left no class path: " + e.getMessage(), e);
        }
    }

    private Path classPath() {
        return folder.resolve("target").resolve("classpath");
    }
}
