package dev.flatline.suite.lab;

import dev.flatline.reports.journal.EventKind;
import dev.flatline.reports.journal.Lane;
import dev.flatline.reports.journal.Verdict;
import dev.flatline.suite.lab.LabRun.Note;
import dev.flatline.suite.lab.Script.Moment;
import dev.flatline.suite.run.ScenarioResult;
import dev.flatline.suite.run.Stage;
import dev.flatline.suite.run.SuiteRunner;
import dev.flatline.suite.run.World;
import dev.flatline.suite.run.virtual.VirtualWorld;
import dev.flatline.suite.scenario.Catalogue;
import dev.flatline.suite.scenario.Scenario;
import dev.flatline.suite.scenario.ScenarioLoader;
import dev.flatline.suite.target.ClientKind;
import dev.flatline.suite.target.ReferenceTarget;
import dev.flatline.suite.target.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Plays worlds in virtual time, with the reference server and the reference client. Stateless: any thread may ask. */
public final class Lab {

    /** How long everybody may be shown wrongly after something has happened: the bound of a silent loss. */
    static final int PATIENCE_MILLIS =
            (int) ReferenceTarget.timing().named("detection").toMillis();

    private static final Target TARGET =
            new Target(Optional.empty(), ClientKind.REFERENCE, Optional.empty(), ReferenceTarget.timing());

    private final Catalogue catalogue;
    private final List<Pattern> patterns;

    /**
     * @param catalogue whose requirements patterns lean on
     * @param patterns the text of {@code lab/patterns.yaml}
     * @throws LabException if a pattern is not well formed, or leans on what nobody requires
     */
    public Lab(Catalogue catalogue, String patterns) {
        this.catalogue = catalogue;
        this.patterns = PatternReader.read(patterns);
        for (Pattern pattern : this.patterns) {
            for (Pattern.Weakness weakness : List.of(pattern.ghost(), pattern.missed())) {
                if (catalogue.requirement(weakness.requirement()).isEmpty()) {
                    throw new LabException("The pattern '" + pattern.id() + "' leans on '" + weakness.requirement()
                            + "', which nobody requires.");
                }
            }
        }
    }

    /** All patterns, in the order of their file. */
    List<Pattern> patterns() {
        return patterns;
    }

    /** The requirements and scenarios of Flatline. */
    Catalogue catalogue() {
        return catalogue;
    }

    /** @throws LabException if no pattern has this id */
    Pattern pattern(String id) {
        return patterns.stream()
                .filter(pattern -> pattern.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new LabException("There is no pattern '" + id + "'; there are "
                        + patterns.stream().map(Pattern::id).collect(Collectors.joining(", ")) + "."));
    }

    /**
     * Plays a world.
     *
     * @throws LabException if there is no such pattern
     */
    LabRun play(LabWorld world) {
        Pattern pattern = pattern(world.pattern());
        List<Moment> reactions = new ArrayList<>();
        for (int i = 0; i < Reactions.MAX; i++) {
            List<Moment> script = Script.of(world, pattern, reactions);
            Watching watching = new Watching();
            ScenarioResult result = new SuiteRunner(watching, catalogue, TARGET.timing())
                    .play(scenario(world, ScenarioText.of(world, pattern, script, List.of())));
            Replay replay = new Replay(world, pattern, watching.sightings());
            List<Moment> missing = new Reactions(world, pattern, replay, reactions).missing();
            if (missing.isEmpty()) {
                return judged(replay, script, result, watching.sightings().beginMicros());
            }
            reactions.addAll(missing);
        }
        throw new LabException("With '" + pattern.title() + "' the apps never come to rest here.");
    }

    private static LabRun judged(Replay replay, List<Moment> script, ScenarioResult result, long beginMicros) {
        LabWorld world = replay.world();
        Pattern pattern = replay.pattern();
        Judge judge = new Judge(world, pattern, replay, script, PATIENCE_MILLIS);
        List<Check> checks = judge.checks();
        return new LabRun(
                world,
                pattern,
                replay.devices(),
                replay.truth(),
                replay.seen(),
                replay.data(),
                checks,
                judge.wrong(checks),
                undecided(result, checks),
                notes(result, beginMicros),
                ScenarioText.of(world, pattern, script, checks));
    }

    /** Plays a world once with each pattern. */
    List<LabRun> compare(LabWorld world) {
        return patterns.stream().map(pattern -> play(world.with(pattern.id()))).toList();
    }

    /** The scenario that a text of {@link ScenarioText} stands for. */
    Scenario scenario(LabWorld world, String text) {
        return new ScenarioLoader(catalogue.requirements()).parse("lab/" + world.pattern() + ".yaml", text);
    }

    private static Optional<String> undecided(ScenarioResult result, List<Check> checks) {
        if (result.verdict().verdict() != Verdict.PASS) {
            return Optional.of(result.verdict().reason());
        }
        return checks.isEmpty()
                ? Optional.of("Nothing ever settles: there is no time at which what is shown has to be the truth.")
                : Optional.empty();
    }

    private static List<Note> notes(ScenarioResult result, long beginMicros) {
        return result.events().stream()
                .filter(event -> event.kind() != EventKind.STEP && !event.lane().equals(Lane.RUN))
                .filter(event -> !event.text().contains(ScenarioText.LISTENER))
                .filter(event -> !event.text().contains(ScenarioText.ONLOOKER))
                .map(event -> new Note(
                        Math.max(0, (event.timeMicros() - beginMicros) / 1000.0),
                        event.lane().name(),
                        event.text()))
                .filter(note -> !note.lane().equals(ScenarioText.ONLOOKER))
                .toList();
    }

    /** The virtual world, looked at. */
    private static final class Watching implements World {

        private final World virtual = new VirtualWorld(TARGET, 1);
        private final List<WatchedStage> stages = new ArrayList<>();

        Sightings sightings() {
            return stages.get(0).sightings();
        }

        @Override
        public String network() {
            return virtual.network();
        }

        @Override
        public Optional<String> sdk() {
            return virtual.sdk();
        }

        @Override
        public Optional<String> obstacle(Scenario scenario) {
            return virtual.obstacle(scenario);
        }

        @Override
        public Stage stage(Scenario scenario) {
            WatchedStage stage = new WatchedStage(virtual.stage(scenario));
            stages.add(stage);
            return stage;
        }

        @Override
        public void playAll(
                List<Scenario> scenarios, Function<Scenario, ScenarioResult> play, Consumer<ScenarioResult> ended) {
            scenarios.forEach(scenario -> ended.accept(play.apply(scenario)));
        }

        @Override
        public void close() {
            virtual.close();
        }
    }
}
