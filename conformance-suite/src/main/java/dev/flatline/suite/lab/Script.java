package dev.flatline.suite.lab;

import dev.flatline.suite.lab.LabWorld.Device;
import dev.flatline.suite.lab.LabWorld.Trouble;
import dev.flatline.suite.lab.Troubles.Kind;
import dev.flatline.suite.lab.Troubles.Part;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** When which steps are taken: a world and its pattern, made a scenario's steps. */
final class Script {

    private final LabWorld world;
    private final Pattern pattern;
    private final Map<String, Integer> crashes = new HashMap<>();
    private final List<Moment> moments = new ArrayList<>();

    /**
     * Steps that are taken at one time.
     *
     * @param atMillis since the beginning
     * @param order among those of the same time
     * @param comment why, for whoever reads the scenario
     * @param steps as YAML, a list whose items begin in the first column
     */
    record Moment(int atMillis, int order, String comment, String steps) {}

    private Script(LabWorld world, Pattern pattern) {
        this.world = world;
        this.pattern = pattern;
    }

    /**
     * All moments of the world, in order.
     *
     * @param reactions what the apps do because of what they see
     */
    static List<Moment> of(LabWorld world, Pattern pattern, List<Moment> reactions) {
        Script script = new Script(world, pattern);
        script.write();
        script.moments.addAll(reactions);
        return script.moments.stream()
                .filter(moment -> moment.atMillis() < world.lengthMillis())
                .sorted(Comparator.comparingInt(Moment::atMillis).thenComparingInt(Moment::order))
                .toList();
    }

    private void write() {
        world.troubles().stream()
                .filter(trouble -> trouble.kind().equals("crash"))
                .forEach(crash -> crashes.merge(crash.device(), crash.fromMillis(), Math::min));
        world.devices().forEach(device -> start(device, 0));
        for (Trouble trouble : world.troubles()) {
            Kind kind = kindOf(trouble);
            begin(trouble, kind);
            if (kind.lasts()) {
                end(trouble, kind);
            }
        }
    }

    private void start(Device device, int atMillis) {
        add(device.name(), atMillis, 1, device.name() + ": the app starts", fill(pattern.start(), device));
        int laterMillis = atMillis + pattern.laterMillis();
        add(device.name(), laterMillis, 2, device.name() + ": ... and goes on", fill(pattern.later(), device));
    }

    private void begin(Trouble trouble, Kind kind) {
        String comment = trouble.device() + ": " + kind.title();
        if (kind.part() == Part.USER) {
            Device device = device(trouble);
            String steps = fill(pattern.leave(), device) + "- client: " + device.name()
                    + "\n  goOffline: true\n  pipelined: true\n";
            add(trouble.device(), trouble.fromMillis(), 3, comment, steps);
            return;
        }
        add(trouble.device(), trouble.fromMillis(), kind.word().equals("crash") ? 4 : 3, comment, fault(trouble, kind));
    }

    private static String fault(Trouble trouble, Kind kind) {
        if (kind.part() == Part.SERVER) {
            return "- fault: " + kind.begin() + "\n";
        }
        return kind.profile()
                .map(name -> "- fault: { profile: { client: " + trouble.device() + ", name: " + name + " } }\n")
                .orElseGet(() -> "- fault: { " + kind.begin() + ": " + trouble.device() + " }\n");
    }

    private void end(Trouble trouble, Kind kind) {
        int atMillis = endMillis(trouble, kind);
        String comment = trouble.device() + ": the end of '" + kind.title() + "'";
        String word = kind.end().orElseThrow();
        if (kind.part() == Part.USER) {
            Device device = device(trouble);
            add(
                    trouble.device(),
                    atMillis,
                    0,
                    trouble.device() + ": comes back",
                    "- client: " + device.name() + "\n  goOnline: true\n  pipelined: true\n");
            if (atMillis < world.lengthMillis()) {
                start(device, atMillis);
            }
        } else if (kind.part() == Part.SERVER) {
            add(trouble.device(), atMillis, 0, comment, "- fault: " + word + "\n");
        } else {
            add(trouble.device(), atMillis, 0, comment, "- fault: { " + word + ": " + trouble.device() + " }\n");
        }
    }

    /** What begins later on the same part of a device ends what was before. */
    private int endMillis(Trouble trouble, Kind kind) {
        return world.troubles().stream()
                .filter(other -> other.device().equals(trouble.device()))
                .filter(other ->
                        kindOf(other).part() == kind.part() && kindOf(other).lasts())
                .mapToInt(Trouble::fromMillis)
                .filter(fromMillis -> fromMillis > trouble.fromMillis())
                .reduce(trouble.toMillis(), Math::min);
    }

    private void add(String device, int atMillis, int order, String comment, String steps) {
        boolean gone = crashes.getOrDefault(device, Integer.MAX_VALUE) < atMillis;
        if (!steps.isEmpty() && !gone) {
            moments.add(new Moment(atMillis, order, comment, steps));
        }
    }

    static Kind kindOf(Trouble trouble) {
        return Troubles.kind(trouble.kind())
                .orElseThrow(() -> new LabException("Nothing that goes wrong here is called '" + trouble.kind() + "'; "
                        + Troubles.kinds().stream().map(Kind::word).collect(Collectors.joining(", "))
                        + " are."));
    }

    private Device device(Trouble trouble) {
        return world.devices().stream()
                .filter(device -> device.name().equals(trouble.device()))
                .findFirst()
                .orElseThrow(() -> new LabException("There is no device '" + trouble.device() + "' in this world."));
    }

    /** A fragment for this device. */
    static String fill(String fragment, Device device) {
        return fragment.replace("$client", device.name()).replace("$user", device.user());
    }
}
