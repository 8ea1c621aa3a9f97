package dev.flatline.suite.lab;

import java.util.List;

/**
 * What is played: a pattern, who takes part, and what goes wrong when.
 *
 * @param pattern the id of a pattern
 * @param lengthMillis how long it is watched
 * @param seed what every random choice is drawn from
 */
record LabWorld(String pattern, List<Device> devices, List<Trouble> troubles, int lengthMillis, long seed) {

    /** The shortest and the longest time that is watched, in milliseconds. */
    static final int LENGTH_MIN_MILLIS = 5_000;

    static final int LENGTH_MAX_MILLIS = 120_000;
    static final int DEVICES_MAX = 6;
    static final int TROUBLES_MAX = 24;

    LabWorld {
        devices = List.copyOf(devices);
        troubles = List.copyOf(troubles);
    }

    /** The same with another pattern. */
    LabWorld with(String otherPattern) {
        return new LabWorld(otherPattern, devices, troubles, lengthMillis, seed);
    }

    /** The users, in order of their first device. */
    List<String> users() {
        return devices.stream().map(Device::user).distinct().toList();
    }

    /**
     * A client that takes part.
     *
     * @param name a word, unique in its world
     * @param user whose device it is
     */
    record Device(String name, String user) {}

    /**
     * Something that goes wrong, or that a user does.
     *
     * @param kind which of the {@link Troubles}
     * @param device whom it befalls; {@link Troubles#SERVER} for the server
     * @param fromMillis since the beginning
     * @param toMillis when it is over; later than {@code fromMillis}, and without meaning for what does not last
     */
    record Trouble(String kind, String device, int fromMillis, int toMillis) {}
}
