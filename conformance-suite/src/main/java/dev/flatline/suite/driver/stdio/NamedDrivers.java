package dev.flatline.suite.driver.stdio;

import dev.flatline.suite.driver.DriverFactory;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Drivers for clients whose scenario says what they are. Each is made ready when it is first asked for, once. */
public final class NamedDrivers {

    /** None at all: no scenario that names a driver can be played. */
    public static final NamedDrivers NONE = new NamedDrivers(name -> true, name -> {
        throw new UnavailableDriverException("this run has no drivers but that of the client under test");
    });

    private final Predicate<String> exists;
    private final Function<String, DriverFactory> open;
    private final Map<String, Supplier<DriverFactory>> tried = new ConcurrentHashMap<>();

    private NamedDrivers(Predicate<String> exists, Function<String, DriverFactory> open) {
        this.exists = exists;
        this.open = open;
    }

    /**
     * The bundled drivers that can run here as they are. Nothing is installed for a scenario: who has not asked for an SDK is
     * not made to wait for one.
     */
    public static NamedDrivers installed(StdioLimits limits) {
        return new NamedDrivers(
                name -> BundledDrivers.locate().find(name).isPresent(),
                name -> BundledDrivers.locate().openInstalled(name, limits));
    }

    /** Why a driver cannot be used here, though there is one of that name; empty: it can, or there is none. */
    public Optional<String> obstacle(String name) {
        if (!exists.test(name)) {
            return Optional.empty();
        }
        try {
            get(name);
            return Optional.empty();
        } catch (UnavailableDriverException e) {
            return Optional.ofNullable(e.getMessage());
        }
    }

    /**
     * Starts clients of the driver called {@code name}.
     *
     * @throws UnavailableDriverException if there is no such driver, or it cannot be used here
     */
    public DriverFactory get(String name) {
        return tried.computeIfAbsent(name, this::attempt).get();
    }

    private Supplier<DriverFactory> attempt(String name) {
        try {
            DriverFactory factory = open.apply(name);
            return () -> factory;
        } catch (UnavailableDriverException e) {
            return () -> {
                throw e;
            };
        }
    }
}
