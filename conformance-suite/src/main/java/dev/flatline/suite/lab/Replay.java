package dev.flatline.suite.lab;

import dev.flatline.simulator.fault.Fault;
import dev.flatline.suite.lab.LabRun.DeviceTracks;
import dev.flatline.suite.lab.LabWorld.Device;
import dev.flatline.suite.lab.Sightings.Life;
import dev.flatline.suite.lab.Sightings.Sighting;
import dev.flatline.suite.lab.Sightings.What;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Goes through what was seen of a play, and makes tracks of it. */
final class Replay {

    private static final double MICROS_PER_MILLI = 1000;

    private final LabWorld world;
    private final Pattern pattern;
    private final Map<String, DeviceTracks> devices = new LinkedHashMap<>();
    private final Map<String, Life> lives = new LinkedHashMap<>();
    private final Map<String, Track<Integer>> truth = new LinkedHashMap<>();
    private final Map<String, Map<String, Track<Boolean>>> seen = new LinkedHashMap<>();
    private final Map<String, Track<Optional<Object>>> data = new LinkedHashMap<>();
    private final Map<String, List<Double>> disturbances = new LinkedHashMap<>();
    private final Track<Boolean> server = new Track<>(true);

    Replay(LabWorld world, Pattern pattern, Sightings sightings) {
        this.world = world;
        this.pattern = pattern;
        world.devices().forEach(device -> {
            devices.put(device.name(), new DeviceTracks(new Track<>(false), new Track<>(""), new Track<>(false)));
            lives.put(device.name(), Life.RUNS);
        });
        addViewer(ScenarioText.ONLOOKER);
        world.devices().forEach(device -> addViewer(device.name()));
        world.users().forEach(user -> {
            truth.put(user, new Track<>(0));
            data.put(user, new Track<>(Optional.empty()));
            disturbances.put(user, new ArrayList<>(List.of(0.0)));
        });
        sightings.all().forEach(sighting -> take(sighting, sightings.beginMicros()));
    }

    private void addViewer(String viewer) {
        Map<String, Track<Boolean>> users = new LinkedHashMap<>();
        world.users().forEach(user -> users.put(user, new Track<>(false)));
        seen.put(viewer, users);
    }

    private void take(Sighting sighting, long beginMicros) {
        double millis = Math.max(0, (sighting.micros() - beginMicros) / MICROS_PER_MILLI);
        if (millis > world.lengthMillis()) {
            return;
        }
        What what = sighting.what();
        if (what instanceof What.Connected change) {
            if (change.device().equals(ScenarioText.ONLOOKER)) {
                disturbEverybody(millis);
            } else {
                tracks(change.device()).connected().set(millis, change.connected());
                disturb(change.device(), millis);
            }
        } else if (what instanceof What.Living process) {
            lives.put(process.device(), process.life());
            if (process.life() == Life.DEAD) {
                // The dead say nothing, not even that they are not connected.
                tracks(process.device()).connected().set(millis, false);
            }
            disturb(process.device(), millis);
        } else if (what instanceof What.Faulted faulted) {
            fault(faulted.device(), faulted.fault(), millis);
        } else if (what instanceof What.Server change) {
            server.set(millis, change.up());
            disturbEverybody(millis);
        } else if (what instanceof What.Seen view) {
            see(view, millis);
        }
        count(millis);
    }

    private void fault(String device, Fault fault, double millis) {
        Track<String> network = tracks(device).network();
        switch (fault.kind()) {
            case SIGNAL_LOSS, BLACK_HOLE, UNREACHABLE, ONE_WAY, DROP_ACKS -> network.set(millis, fault.name());
            case SIGNAL_BACK, HEAL -> network.set(millis, "");
            // Slow is not broken.
            case LATENCY, BANDWIDTH, SLICE -> {
                return;
            }
            default -> {}
        }
        disturb(device, millis);
    }

    private void see(What.Seen view, double millis) {
        for (String user : world.users()) {
            Object value = Shows.at(pattern, user, view.root());
            get(seen, view.viewer()).getOrDefault(user, new Track<>(false)).set(millis, Shows.isOnline(pattern, value));
            if (view.viewer().equals(ScenarioText.ONLOOKER)) {
                get(data, user).set(millis, Optional.ofNullable(value));
            }
        }
    }

    /** Counts who is really there now. */
    private void count(double millis) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (Device device : world.devices()) {
            DeviceTracks tracks = tracks(device.name());
            boolean there = lives.get(device.name()) == Life.RUNS
                    && tracks.connected().last()
                    && tracks.network().last().isEmpty()
                    && server.last();
            tracks.there().set(millis, there);
            counts.merge(device.user(), there ? 1 : 0, Integer::sum);
        }
        counts.forEach((user, count) -> get(truth, user).set(millis, count));
    }

    private void disturb(String device, double millis) {
        world.devices().stream()
                .filter(one -> one.name().equals(device))
                .forEach(one -> get(disturbances, one.user()).add(millis));
    }

    private void disturbEverybody(double millis) {
        disturbances.values().forEach(times -> times.add(millis));
    }

    private DeviceTracks tracks(String device) {
        return get(devices, device);
    }

    /** The track of that name, which has to be there. */
    static <V> V get(Map<String, V> tracks, String name) {
        V track = tracks.get(name);
        if (track == null) {
            throw new IllegalStateException("nobody is called '" + name + "'");
        }
        return track;
    }

    LabWorld world() {
        return world;
    }

    Pattern pattern() {
        return pattern;
    }

    Map<String, DeviceTracks> devices() {
        return devices;
    }

    Map<String, Track<Integer>> truth() {
        return truth;
    }

    Map<String, Map<String, Track<Boolean>>> seen() {
        return seen;
    }

    /** What the onlooker saw at each user's place. */
    Map<String, Track<Optional<Object>>> data() {
        return data;
    }

    /** When something happened to a user's devices, in order; the beginning is the first. */
    List<Double> disturbances(String user) {
        return get(disturbances, user);
    }

    /** Whether the server runs. */
    Track<Boolean> server() {
        return server;
    }
}
