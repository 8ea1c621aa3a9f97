package dev.flatline.suite.cli;

import dev.flatline.reports.journal.Header;
import dev.flatline.simulator.toxiproxy.RunningToxiproxy;
import dev.flatline.simulator.toxiproxy.ToxiproxyProvider;
import dev.flatline.simulator.toxiproxy.UnavailableToxiproxyException;
import dev.flatline.suite.driver.stdio.NamedDrivers;
import dev.flatline.suite.driver.stdio.StdioLimits;
import dev.flatline.suite.driver.stdio.UnavailableDriverException;
import dev.flatline.suite.run.World;
import dev.flatline.suite.run.live.LiveWorld;
import dev.flatline.suite.run.live.UnfitServerException;
import dev.flatline.suite.run.virtual.VirtualWorld;
import dev.flatline.suite.scenario.ServerSource;
import dev.flatline.suite.target.ClientKind;
import dev.flatline.suite.target.ReferenceTarget;
import dev.flatline.suite.target.Target;
import dev.flatline.suite.target.TargetMutant;
import dev.flatline.suite.target.Timing;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import picocli.CommandLine.Option;

/** The options that say what is put under test, and in which world. */
final class TargetOptions {

    private static final String EMBEDDED = "embedded";
    private static final double TIME_FACTOR_MAX = 100;
    private static final int SECONDS_MAX = 600;

    /** Starting a process costs half a second of a core; too many at once, and the first ones time out. */
    private static final int PROCESSES_SIDE_BY_SIDE = 4;

    /** Most of a scenario is waiting, but two hundred that put their faults on at once make each other's come late. */
    private static final int SCENARIOS_SIDE_BY_SIDE = 48;

    @Option(
            names = "--target",
            paramLabel = "NAME|FILE",
            description =
                    "What is put under test: a target that comes with Flatline, such as firebase-server, or a file that"
                            + " 'flatline init' has begun. Default: reference.")
    private Optional<String> targetWord = Optional.empty();

    @Option(
            names = "--client",
            paramLabel = "NAME",
            description = "The client under test, in place of the target's: reference, the same as a process of its own"
                    + " (reference-process), or an official SDK: firebase-js, firebase-js-8, firebase-admin,"
                    + " wilddog-js or wilddog-js-0.7 (need Node.js 20), firebase-browser (Chromium, too) or"
                    + " firebase-admin-java (built once by Maven; its runs take minutes).")
    private Optional<String> client = Optional.empty();

    @Option(
            names = "--server",
            paramLabel = "NAME|HOST:PORT",
            description =
                    "The server under test, in place of the target's: that of another target, or one that listens there, of which"
                            + " nothing else is known. Its namespaces are written to.")
    private Optional<String> server = Optional.empty();

    @Option(
            names = "--detection",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description =
                    "How long a server may take to give up a silent client, if its target does not say. Default: ${DEFAULT-VALUE}.")
    private int detectionSeconds = 60;

    @Option(
            names = "--mutant",
            paramLabel = "NAME",
            description = "Switch on a defect of the reference server or client, to see it caught;"
                    + " 'flatline mutants --list' shows them.")
    private Optional<String> mutant = Optional.empty();

    @Option(
            names = "--proxy",
            paramLabel = "WORD|URL",
            description =
                    "The Toxiproxy that carries the faults: embedded (ours, in this process), binary (toxiproxy-server on the"
                            + " PATH), container (by Testcontainers), netns (embedded, in a network namespace whose kernel"
                            + " loses the packets; netns-loss-5 loses 5%% of them all the time), the URL of one that"
                            + " runs, or auto: TOXIPROXY_URL, else binary, else embedded. Default: embedded.")
    private Optional<String> proxy = Optional.empty();

    @Option(
            names = "--toxiproxy-binary",
            paramLabel = "FILE",
            description = "The program that --proxy binary or auto starts. Default: toxiproxy-server on the PATH.")
    private Optional<Path> toxiproxyBinary = Optional.empty();

    @Option(
            names = "--jobs",
            paramLabel = "N",
            description = "How many scenarios play at the same time. Default: 48; with a client that is a process, 4.")
    private Optional<Integer> jobs = Optional.empty();

    private double timeFactor = 1;
    private Optional<TargetChoice> choice = Optional.empty();

    /** From now on, all bounds are longer by this factor. */
    void stretch(double factor) {
        timeFactor = factor;
    }

    /** The failures of the target that its file knows of. Asked once {@link #target} has been. */
    Optional<Path> baseline() {
        return choice.flatMap(chosen -> chosen.file().baseline());
    }

    /**
     * What the options ask for.
     *
     * @throws UserError if they do not go together or name something that does not exist
     */
    Target target(boolean virtual) {
        TargetChoice chosen = TargetChoice.of(new Targets(Installation.find()), targetWord, server, client);
        choice = Optional.of(chosen);
        boolean foreign = !(chosen.file().server() instanceof ServerSource.Reference);
        Optional<TargetMutant> defect = mutant.map(name ->
                TargetMutant.find(name).orElseThrow(() -> MutantName.unknown("--mutant", name, TargetMutant.all())));
        require(
                !virtual || chosen.client() == ClientKind.REFERENCE,
                "--virtual needs a client that can live in virtual time; '"
                        + chosen.client().id() + "' is a process on the clock on the wall.");
        require(
                !virtual || !foreign,
                server.isPresent()
                        ? "--virtual cannot reach the server of --server: it has no sockets."
                        : "--virtual cannot reach the server of --target: it has no sockets.");
        require(
                !foreign
                        || defect.filter(TargetMutant.OfServer.class::isInstance)
                                .isEmpty(),
                "--mutant is a defect of the reference server; leave out "
                        + (server.isPresent() ? "--server." : "--target."));
        require(
                chosen.client() == ClientKind.REFERENCE
                        || defect.filter(TargetMutant.OfClient.class::isInstance)
                                .isEmpty(),
                "--mutant is a defect of the reference client; leave out --client.");
        require(
                timeFactor >= 1 && timeFactor <= TIME_FACTOR_MAX,
                "--time-factor must be from 1 to 100, not " + timeFactor + ".");
        require(!virtual || timeFactor == 1, "--time-factor is for slow machines; virtual time is never slow.");
        require(detectionSeconds >= 1 && detectionSeconds <= SECONDS_MAX, "--detection must be from 1 to 600 seconds.");
        require(!virtual || proxy.isEmpty(), "--proxy is for real sockets; --virtual has a network of its own.");
        require(
                toxiproxyBinary.isEmpty() || proxy.equals(Optional.of("binary")) || proxy.equals(Optional.of("auto")),
                "--toxiproxy-binary goes with --proxy binary or --proxy auto.");
        require(jobs.orElse(1) >= 1, "--jobs must be at least 1.");
        Timing timing = foreign
                ? ReferenceTarget.timingOf(chosen.file().timing(), Duration.ofSeconds(detectionSeconds))
                : ReferenceTarget.timingFor(chosen.client());
        return new Target(chosen.word(), chosen.file(), chosen.client(), defect, timing.stretched(timeFactor));
    }

    private static void require(boolean fine, String otherwise) {
        if (!fine) {
            throw new UserError(otherwise);
        }
    }

    /**
     * Opens the world that the options ask for.
     *
     * @param scenarios how many are to be played
     * @param progress told, in one line each, what takes long
     * @throws UserError if something that the options name is not there
     */
    World open(Target target, long seed, boolean virtual, int scenarios, Consumer<String> progress) {
        if (virtual) {
            return new VirtualWorld(target, seed);
        }
        int sideBySide = jobs.orElse(
                target.client().isProcess() ? PROCESSES_SIDE_BY_SIDE : Math.min(scenarios, SCENARIOS_SIDE_BY_SIDE));
        StdioLimits limits = StdioLimits.standard().scaled(timeFactor);
        try {
            return LiveWorld.open(
                    target,
                    Drivers.of(target.client(), limits, progress),
                    NamedDrivers.installed(limits),
                    toxiproxy(seed, progress),
                    seed,
                    Math.max(1, sideBySide),
                    progress);
        } catch (UnavailableDriverException e) {
            throw new UserError("--client " + target.client().id() + ": " + e.getMessage());
        } catch (UnfitServerException e) {
            throw new UserError(
                    (server.isPresent() ? "--server " : "--target ") + target.name() + ": " + e.getMessage());
        }
    }

    private RunningToxiproxy toxiproxy(long seed, Consumer<String> progress) {
        String word = proxy.orElse(EMBEDDED);
        try {
            RunningToxiproxy toxiproxy =
                    ToxiproxyProvider.of(word, toxiproxyBinary).start(seed, progress);
            if (!toxiproxy.word().equals(EMBEDDED)) {
                progress.accept("Faults by the " + toxiproxy.describe() + ".");
            }
            return toxiproxy;
        } catch (IllegalArgumentException | UnavailableToxiproxyException e) {
            throw new UserError("--proxy " + word + ": " + e.getMessage() + ".");
        }
    }

    /** The first record of the journal. */
    Header header(Target target, World world, long seed, boolean virtual) {
        dev.flatline.reports.journal.Target description = new dev.flatline.reports.journal.Target(
                target.name(),
                target.client().id(),
                world.network(),
                world.sdk(),
                target.mutant().map(TargetMutant::id));
        Map<String, Long> boundsMillis = new TreeMap<>();
        target.timing().bounds().forEach((name, bound) -> boundsMillis.put(name, bound.toMillis()));
        return virtual
                ? Header.virtual(Version.TEXT, seed, description, boundsMillis)
                : Header.live(Version.TEXT, seed, timeFactor, description, boundsMillis, Instant.now());
    }
}
