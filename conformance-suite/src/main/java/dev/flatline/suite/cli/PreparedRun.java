package dev.flatline.suite.cli;

import dev.flatline.reports.journal.Footer;
import dev.flatline.reports.journal.Header;
import dev.flatline.reports.journal.JournalReader;
import dev.flatline.reports.journal.JournalWriter;
import dev.flatline.suite.run.Baseline;
import dev.flatline.suite.run.Gate;
import dev.flatline.suite.run.RunListener;
import dev.flatline.suite.run.SuiteRunner;
import dev.flatline.suite.run.World;
import dev.flatline.suite.scenario.Catalogue;
import dev.flatline.suite.scenario.Scenario;
import dev.flatline.suite.target.Target;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/**
 * A run of other front ends than the command line. They say what they want in the words of {@code flatline run}, so that an option
 * means the same everywhere and is checked in one place.
 */
public final class PreparedRun implements AutoCloseable {

    private final Installation installation;
    private final Catalogue catalogue;
    private final List<Scenario> scenarios;
    private final boolean ofCatalogue;
    private final Gate gate;
    private final World world;
    private final Target target;
    private final Header header;
    private final Artifacts artifacts;

    private PreparedRun(Words words, Path out, Consumer<String> progress) {
        installation = Installation.find();
        catalogue = installation.catalogue(words.files);
        scenarios = words.selection.choose(catalogue);
        ofCatalogue = words.files.isEmpty();
        words.target.stretch(words.gate.timeFactor(words.virtual));
        target = words.target.target(words.virtual);
        gate = words.gate.gate(
                words.baseline.load(installation, target.client().id(), words.target.baseline(), catalogue));
        artifacts = Artifacts.in(out);
        world = words.target.open(target, words.seed, words.virtual, scenarios.size(), progress);
        header = words.target
                .header(target, world, words.seed, words.virtual)
                .withFiles(words.files.stream().map(Installation::slashed).toList());
    }

    /**
     * Chooses scenarios and makes their world ready, but plays nothing yet.
     *
     * @param words files and options of {@code flatline run}, other than {@code --out} and those that play nothing
     * @param out the folder for journal and reports
     * @param progress told, in one line each, what takes long
     * @throws UserError if a word is wrong, or what it names is not there
     * @throws dev.flatline.suite.scenario.LoadException with every problem of a scenario, target or baseline
     */
    public static PreparedRun open(List<String> words, Path out, Consumer<String> progress) {
        Words read = new Words();
        try {
            new CommandLine(read).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(words.toArray(String[]::new));
        } catch (ParameterException e) {
            throw new UserError(Objects.requireNonNullElseGet(e.getMessage(), e::toString));
        }
        return new PreparedRun(read, out, progress);
    }

    /** What is to be played, in the order of ids. */
    public List<Scenario> scenarios() {
        return scenarios;
    }

    /** The first record of the journal. */
    public Header header() {
        return header;
    }

    /** Whether a broken SHOULD is as bad as a broken MUST. */
    public boolean isStrict() {
        return gate.strict();
    }

    /** Whether there are failures that are known, each of which may turn out to be none. */
    public boolean hasBaseline() {
        return !gate.baseline().equals(Baseline.NONE);
    }

    /** Where a scenario begins: {@code file:} or {@code classpath:}, and the line as the query, as Jupiter reads it. */
    public URI source(Scenario scenario) {
        String file = scenario.position().file();
        String line = "?line=" + scenario.position().line();
        if (!ofCatalogue) {
            return URI.create(Path.of(file).toUri() + line);
        }
        return installation
                .home()
                .map(home -> URI.create(home.resolve("scenarios").resolve(file).toUri() + line))
                .orElseGet(() -> URI.create("classpath:/flatline/scenarios/" + file + line));
    }

    /**
     * Plays everything, and leaves journal and reports behind. To be called once.
     *
     * @param listener told, on this thread, of each scenario that has ended
     * @throws InterruptedException if the run is broken off; the journal then has no footer
     */
    public Footer play(RunListener listener) throws InterruptedException {
        Footer footer;
        try (JournalWriter journal = JournalWriter.create(artifacts.journal())) {
            footer = new SuiteRunner(world, catalogue, target.timing(), gate).run(scenarios, header, journal, listener);
        }
        artifacts.render(JournalReader.read(artifacts.journal()));
        return footer;
    }

    @Override
    public void close() {
        world.close();
    }

    /** Those of {@code flatline run}. */
    @Command(name = "flatline run")
    private static final class Words {

        @Parameters(arity = "0..*")
        private List<Path> files = new ArrayList<>();

        @Option(names = "--virtual")
        private boolean virtual;

        @Option(names = "--seed", defaultValue = "1")
        private long seed;

        @ArgGroup(validate = false)
        private SelectionOptions selection = new SelectionOptions();

        @ArgGroup(validate = false)
        private GateOptions gate = new GateOptions();

        @ArgGroup(validate = false)
        private BaselineOptions baseline = new BaselineOptions();

        @ArgGroup(validate = false)
        private TargetOptions target = new TargetOptions();
    }
}
