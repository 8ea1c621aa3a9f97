package dev.flatline.suite.driver.stdio;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The drivers that come with Flatline, in {@code conformance-suite/drivers} of a checkout. */
public final class BundledDrivers {

    /** System property that names the checkout's root. */
    public static final String HOME_PROPERTY = "flatline.home";

    private static final Path DRIVERS = Path.of("conformance-suite", "drivers");
    private static final String PROGRAM = "driver.mjs";

    private final Path folder;

    private BundledDrivers(Path folder) {
        this.folder = folder;
    }

    /**
     * Finds the drivers by {@link #HOME_PROPERTY} or, where that is not set, in the working directory or one above it.
     *
     * @throws UnavailableDriverException if they are in neither
     */
    public static BundledDrivers locate() {
        String home = System.getProperty(HOME_PROPERTY);
        return home != null ? inHome(Path.of(home)) : above(Path.of("").toAbsolutePath());
    }

    static BundledDrivers inHome(Path home) {
        Path folder = home.resolve(DRIVERS);
        if (!Files.isDirectory(folder)) {
            throw new UnavailableDriverException("There are no drivers in " + folder + ": the system property "
                    + HOME_PROPERTY + " must name the root of a Flatline checkout");
        }
        return new BundledDrivers(folder);
    }

    static BundledDrivers above(Path start) {
        for (Path place = start; place != null; place = place.getParent()) {
            if (Files.isDirectory(place.resolve(DRIVERS))) {
                return inHome(place);
            }
        }
        throw new UnavailableDriverException(
                "There is no " + DRIVERS + " in " + start + " or above it: run Flatline in its"
                        + " checkout, or name the checkout with -D" + HOME_PROPERTY + "=DIR");
    }

    /** The names of the drivers, sorted. */
    public List<String> names() {
        List<String> names = new ArrayList<>(List.of(ReferenceProcess.NAME));
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(folder)) {
            for (Path candidate : folders) {
                if (Files.isRegularFile(candidate.resolve(PROGRAM))
                        || Files.isRegularFile(candidate.resolve(MavenBuild.PROJECT))) {
                    names.add(String.valueOf(candidate.getFileName()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Collections.sort(names);
        return names;
    }

    /** The folder of the driver called {@code name}, if there is one; the reference client has none. */
    public Optional<Path> find(String name) {
        return names().contains(name) && !name.equals(ReferenceProcess.NAME)
                ? Optional.of(folder.resolve(name))
                : Optional.empty();
    }

    /**
     * Makes a driver ready: installs its packages where they are missing and asks it to describe itself.
     *
     * @param name one of {@link #names()}
     * @param progress told, in one line each, what takes long
     * @throws UnavailableDriverException if there is no such driver, or it cannot be used on this machine
     */
    public StdioDriverFactory open(String name, StdioLimits limits, Consumer<String> progress) {
        return StdioDriverFactory.probe(command(name, progress), limits);
    }

    /**
     * How a driver is started, once it has been made ready: its packages are installed where they are missing.
     *
     * @param name one of {@link #names()}
     * @param progress told, in one line each, what takes long
     * @throws UnavailableDriverException if there is no such driver, or it cannot be used on this machine
     */
    public DriverCommand command(String name, Consumer<String> progress) {
        if (name.equals(ReferenceProcess.NAME)) {
            return ReferenceProcess.command(folder);
        }
        Path driver = existing(name);
        if (Files.isRegularFile(driver.resolve(MavenBuild.PROJECT))) {
            MavenBuild build = new MavenBuild(driver);
            build.build(progress);
            return build.command();
        }
        NodeJs node = NodeJs.find();
        new NodePackages(driver).install(progress);
        return DriverCommand.of(driver, node.program().toString(), PROGRAM);
    }

    /**
     * As {@link #open}, but installs and builds nothing.
     *
     * @throws UnavailableDriverException if there is no such driver, it has not been made ready yet, or it cannot be used on
     *     this machine
     */
    StdioDriverFactory openInstalled(String name, StdioLimits limits) {
        if (!ready(name)) {
            throw new UnavailableDriverException("it has not been made ready yet (flatline drivers --install does it)");
        }
        return open(name, limits, progress -> {});
    }

    /**
     * Whether a driver can be started at once: its packages are installed, or it is built.
     *
     * @throws UnavailableDriverException if there is no such driver, or what it needs to be made ready is missing here
     */
    public boolean ready(String name) {
        if (name.equals(ReferenceProcess.NAME)) {
            return true;
        }
        Path driver = existing(name);
        if (Files.isRegularFile(driver.resolve(MavenBuild.PROJECT))) {
            return new MavenBuild(driver).built();
        }
        // Without Node.js, that is what there is to say: this throws then.
        var unused = NodeJs.find();
        return new NodePackages(driver).installed();
    }

    private Path existing(String name) {
        return find(name)
                .orElseThrow(() -> new UnavailableDriverException("There is no driver \"" + name + "\" in " + folder
                        + "; there is: " + String.join(", ", names())));
    }
}
