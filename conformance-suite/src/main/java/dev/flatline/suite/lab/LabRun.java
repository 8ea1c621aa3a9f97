package dev.flatline.suite.lab;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A world that was played: the truth, what everybody saw, and whether that was right once things had settled.
 *
 * @param devices what happened to each device
 * @param truth how many devices of each user were really there
 * @param seen whom each viewer took for online: by viewer, then by user; the {@link ScenarioText#ONLOOKER} is the first
 * @param data what the onlooker saw at each user's place
 * @param checks when what is seen has to be the truth
 * @param wrong where it was not
 * @param undecided why nothing can be said about this play, if so
 * @param notes what server and clients did, for people
 * @param scenario the same as a scenario with these checks, as {@code flatline run} takes it
 */
record LabRun(
        LabWorld world,
        Pattern pattern,
        Map<String, DeviceTracks> devices,
        Map<String, Track<Integer>> truth,
        Map<String, Map<String, Track<Boolean>>> seen,
        Map<String, Track<Optional<Object>>> data,
        List<Check> checks,
        List<Wrong> wrong,
        Optional<String> undecided,
        List<Note> notes,
        String scenario) {

    LabRun {
        checks = List.copyOf(checks);
        wrong = List.copyOf(wrong);
        notes = List.copyOf(notes);
    }

    /**
     * What happened to one device.
     *
     * @param connected whether it says that it is connected
     * @param network what is wrong with its way to the server, in a word; empty: nothing
     * @param there whether it could be reached: it runs, is connected, and nothing is in the way
     */
    record DeviceTracks(Track<Boolean> connected, Track<String> network, Track<Boolean> there) {}

    /**
     * A time at which somebody is shown as what they are not, although everything has settled.
     *
     * @param ghost true: shown as online, and gone; false: the other way round
     */
    record Wrong(String user, double fromMillis, double toMillis, boolean ghost) {}

    /** One line about something that happened. */
    record Note(double atMillis, String lane, String text) {}

    /** The verdict on the pattern, in one word. */
    Verdict verdict() {
        if (undecided.isPresent()) {
            return Verdict.UNDECIDED;
        }
        return wrong.isEmpty() ? Verdict.RIGHT : Verdict.WRONG;
    }

    /** What is to be said about a pattern in a world. */
    enum Verdict {
        RIGHT,
        WRONG,
        UNDECIDED
    }
}
