package dev.flatline.suite.lab;

import dev.flatline.suite.lab.LabRun.DeviceTracks;
import dev.flatline.suite.lab.LabRun.Verdict;
import dev.flatline.suite.lab.LabRun.Wrong;
import dev.flatline.suite.scenario.Requirement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** What the lab answers, as JSON text: the questions of its page, and of whoever else asks. */
public final class LabJson {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Lab lab;
    private final List<Lesson> lessons;

    /**
     * @param lessons the text of {@code lessons/lessons.yaml}
     * @throws LabException if a lesson is not well formed
     */
    public LabJson(Lab lab, String lessons) {
        this.lab = lab;
        this.lessons = Lesson.read(lessons);
    }

    /** The lessons, in their order. */
    public String lessons() {
        return JSON.writeValueAsString(lessons.stream().map(LabJson::lesson).toList());
    }

    private static Map<String, Object> lesson(Lesson lesson) {
        return ordered(
                "title", lesson.title(),
                "lead", lesson.lead(),
                "world", world(lesson.world()),
                "naive", part(lesson.naive()),
                "fix", part(lesson.fix()),
                "exercise", lesson.exercise());
    }

    private static Map<String, Object> part(Lesson.Part part) {
        return ordered("pattern", part.pattern(), "text", part.text());
    }

    private static Map<String, Object> world(LabWorld world) {
        List<Object> devices = world.devices().stream()
                .<Object>map(device -> ordered("name", device.name(), "user", device.user()))
                .toList();
        List<Object> troubles = world.troubles().stream()
                .<Object>map(trouble -> ordered(
                        "kind", trouble.kind(),
                        "device", trouble.device(),
                        "from", trouble.fromMillis(),
                        "to", trouble.toMillis()))
                .toList();
        return ordered("devices", devices, "troubles", troubles, "length", world.lengthMillis(), "seed", world.seed());
    }

    /** What there is to choose from. */
    public String menu() {
        return JSON.writeValueAsString(Map.of(
                "patterns",
                lab.patterns().stream().map(LabJson::pattern).toList(),
                "kinds",
                Troubles.kinds().stream().map(LabJson::kind).toList(),
                "patience",
                Lab.PATIENCE_MILLIS));
    }

    private static Map<String, Object> pattern(Pattern pattern) {
        return ordered(
                "id", pattern.id(),
                "title", pattern.title(),
                "idea", pattern.idea(),
                "firebase", pattern.code().firebase(),
                "wilddog", pattern.code().wilddog());
    }

    private static Map<String, Object> kind(Troubles.Kind kind) {
        return ordered(
                "word", kind.word(),
                "title", kind.title(),
                "about", kind.about(),
                "part", kind.part().name().toLowerCase(Locale.ROOT),
                "lasts", kind.lasts());
    }

    /**
     * Plays a world with its pattern.
     *
     * @param world as JSON
     * @throws LabException if it cannot be played; the message is for whoever sent it
     */
    public String play(String world) {
        LabRun run = lab.play(WorldJson.read(world));
        Map<String, Object> answer = result(run);
        Map<String, Object> devices = new LinkedHashMap<>();
        run.devices().forEach((name, tracks) -> devices.put(name, device(tracks)));
        Map<String, Object> seen = new LinkedHashMap<>();
        run.seen().forEach((viewer, users) -> seen.put(viewer, tracks(users)));
        answer.put("devices", devices);
        answer.put("seen", seen);
        answer.put("notes", run.notes().stream().map(LabJson::note).toList());
        answer.put("scenario", run.scenario());
        return JSON.writeValueAsString(answer);
    }

    /**
     * Plays a world once with each pattern.
     *
     * @param world as JSON
     * @throws LabException if it cannot be played; the message is for whoever sent it
     */
    public String compare(String world) {
        return JSON.writeValueAsString(lab.compare(WorldJson.read(world)).stream()
                .map(run -> {
                    Map<String, Object> result = result(run);
                    result.put("shown", tracks(run.seen().getOrDefault(ScenarioText.ONLOOKER, Map.of())));
                    return result;
                })
                .toList());
    }

    private Map<String, Object> result(LabRun run) {
        Map<String, Object> result = ordered(
                "pattern", run.pattern().id(),
                "verdict", run.verdict().name().toLowerCase(Locale.ROOT),
                "sentence", LabText.sentence(run));
        result.put("wrong", run.wrong().stream().map(LabJson::wrong).toList());
        result.put("settled", settled(run));
        result.put("truth", tracks(run.truth()));
        if (run.verdict() == Verdict.WRONG) {
            result.put("leansOn", leansOn(LabText.weakness(run)));
        }
        return result;
    }

    private Map<String, Object> leansOn(Pattern.Weakness weakness) {
        Optional<Requirement> requirement = lab.catalogue().requirement(weakness.requirement());
        return ordered(
                "id", weakness.requirement(),
                "level", requirement.map(it -> it.level().name()).orElse(""),
                "statement", requirement.map(Requirement::statement).orElse(""),
                "because", weakness.because());
    }

    private static Map<String, Object> wrong(Wrong wrong) {
        return ordered(
                "user", wrong.user(),
                "from", wrong.fromMillis(),
                "to", wrong.toMillis(),
                "ghost", wrong.ghost());
    }

    /** By user, the stretches in which what is shown has to be the truth. */
    private static Map<String, Object> settled(LabRun run) {
        Map<String, Object> settled = new LinkedHashMap<>();
        run.world()
                .users()
                .forEach(user -> settled.put(
                        user,
                        run.checks().stream()
                                .filter(check -> check.truths().stream()
                                        .anyMatch(truth -> truth.user().equals(user)))
                                .map(check -> List.of(check.fromMillis(), check.toMillis()))
                                .toList()));
        return settled;
    }

    private static Map<String, Object> device(DeviceTracks tracks) {
        return ordered(
                "connected", changes(tracks.connected()),
                "network", changes(tracks.network()),
                "there", changes(tracks.there()));
    }

    private static Map<String, Object> note(LabRun.Note note) {
        return ordered("at", note.atMillis(), "lane", note.lane(), "text", note.text());
    }

    private static <T> Map<String, Object> tracks(Map<String, Track<T>> tracks) {
        Map<String, Object> all = new LinkedHashMap<>();
        tracks.forEach((name, track) -> all.put(name, changes(track)));
        return all;
    }

    /** A list of times and values: {@code [[0, false], [12.5, true]]}. */
    private static <T> Object changes(Track<T> track) {
        return track.changes().stream()
                .map(change -> List.of(change.atMillis(), change.value()))
                .toList();
    }

    private static Map<String, Object> ordered(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }
}
