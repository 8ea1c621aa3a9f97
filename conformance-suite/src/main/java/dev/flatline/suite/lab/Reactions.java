package dev.flatline.suite.lab;

import dev.flatline.suite.lab.LabWorld.Device;
import dev.flatline.suite.lab.Pattern.React;
import dev.flatline.suite.lab.Script.Moment;
import dev.flatline.suite.lab.Track.Change;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What apps do because of what they see. Clients of scenarios do nothing by themselves when data changes; so a world is played, the
 * first reaction that is missing becomes a step at its time, and the world is played again, until none is missing.
 */
final class Reactions {

    /** After this many the apps are taken to chase each other for ever. */
    static final int MAX = 40;

    /** An app takes a moment to see that something is wrong, and what it has just written itself takes none. */
    private static final int THINKING_MILLIS = 100;

    private static final int ORDER = 5;

    private final LabWorld world;
    private final Pattern pattern;
    private final Replay replay;
    private final List<Moment> before;

    /** @param before the reactions that were played already */
    Reactions(LabWorld world, Pattern pattern, Replay replay, List<Moment> before) {
        this.world = world;
        this.pattern = pattern;
        this.replay = replay;
        this.before = before;
    }

    /** The reactions that come next; empty: nothing is missing. */
    List<Moment> missing() {
        Optional<React> react = pattern.react();
        if (react.isEmpty()) {
            return List.of();
        }
        List<Moment> missing = new ArrayList<>();
        for (Device device : world.devices()) {
            missing.addAll(
                    switch (react.get().to()) {
                        case CONNECT -> onConnects(device, react.get());
                        case OFFLINE -> onOffline(device, react.get());
                    });
        }
        int first = missing.stream().mapToInt(Moment::atMillis).min().orElse(0);
        return missing.stream().filter(moment -> moment.atMillis() == first).toList();
    }

    /** Every connect has a session of its own. */
    private List<Moment> onConnects(Device device, React react) {
        List<Moment> moments = new ArrayList<>();
        List<Double> connects = stretches(tracks(device).connected(), 0);
        for (int i = 0; i < connects.size(); i++) {
            String steps = Script.fill(react.steps(), device).replace("$session", device.name() + "-" + (i + 1));
            String comment = device.name() + " is connected, for the " + (i + 1) + ". time";
            add(new Moment((int) Math.ceil(connects.get(i)), ORDER, comment, steps), moments);
        }
        return moments;
    }

    private List<Moment> onOffline(Device device, React react) {
        List<Moment> moments = new ArrayList<>();
        Track<Boolean> connected = tracks(device).connected();
        Track<Boolean> shown = Replay.get(Replay.get(replay.seen(), device.name()), device.user());
        Track<Boolean> wronged = new Track<>(false);
        List<Double> times = new ArrayList<>();
        connected.changes().forEach(change -> times.add(change.atMillis()));
        shown.changes().forEach(change -> times.add(change.atMillis()));
        times.sort(Comparator.naturalOrder());
        times.forEach(at -> wronged.set(at, connected.at(at) && !shown.at(at)));
        for (double from : stretches(wronged, THINKING_MILLIS)) {
            String comment = device.name() + " sees itself offline, and says otherwise";
            int atMillis = (int) Math.ceil(from) + THINKING_MILLIS;
            add(new Moment(atMillis, ORDER, comment, Script.fill(react.steps(), device)), moments);
        }
        return moments;
    }

    private void add(Moment moment, List<Moment> moments) {
        if (moment.atMillis() < world.lengthMillis() && !before.contains(moment)) {
            moments.add(moment);
        }
    }

    private LabRun.DeviceTracks tracks(Device device) {
        return Replay.get(replay.devices(), device.name());
    }

    /** When it becomes true, each time for longer than that. */
    private List<Double> stretches(Track<Boolean> track, int longerThanMillis) {
        List<Change<Boolean>> changes = track.changes();
        List<Double> begins = new ArrayList<>();
        for (int i = 0; i < changes.size(); i++) {
            double end = i + 1 < changes.size() ? changes.get(i + 1).atMillis() : world.lengthMillis();
            if (changes.get(i).value() && end - changes.get(i).atMillis() > longerThanMillis) {
                begins.add(changes.get(i).atMillis());
            }
        }
        return begins;
    }
}
