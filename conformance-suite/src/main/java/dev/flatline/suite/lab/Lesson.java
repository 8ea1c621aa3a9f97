package dev.flatline.suite.lab;

import dev.flatline.suite.lab.LabWorld.Device;
import dev.flatline.suite.lab.LabWorld.Trouble;
import java.util.List;

/**
 * A lesson: what one would write, a world that breaks it, and what holds there.
 *
 * @param id a word for files
 * @param lead one or two sentences that make one curious
 * @param world played twice: its pattern is that of the part
 * @param exercise something to find out in the lab
 */
record Lesson(String id, String title, String lead, LabWorld world, Part naive, Part fix, String exercise) {

    /**
     * One of the two runs.
     *
     * @param text what there is to see in it
     */
    record Part(String pattern, String text) {}

    /** The world as it is played with the naive pattern. */
    LabWorld broken() {
        return world.with(naive.pattern());
    }

    /** The world as it is played with the fix. */
    LabWorld mended() {
        return world.with(fix.pattern());
    }

    /** @throws LabException if something is missing or of the wrong kind */
    static List<Lesson> read(String yaml) {
        return Entry.list(yaml, "a lesson").stream().map(Lesson::lesson).toList();
    }

    private static Lesson lesson(Entry entry) {
        Entry world = entry.inner("world");
        List<Device> devices = world.list("devices").stream()
                .map(device -> new Device(device.text("name"), device.text("user")))
                .toList();
        List<Trouble> troubles = world.list("troubles").stream()
                .map(trouble -> new Trouble(
                        trouble.text("kind"),
                        trouble.text("device"),
                        trouble.number("from"),
                        trouble.has("to") ? trouble.number("to") : 0))
                .toList();
        Part naive = part(entry.inner("naive"));
        return new Lesson(
                entry.text("id"),
                entry.text("title"),
                entry.text("lead"),
                new LabWorld(naive.pattern(), devices, troubles, world.number("length"), 1),
                naive,
                part(entry.inner("fix")),
                entry.text("exercise"));
    }

    private static Part part(Entry entry) {
        return new Part(entry.text("pattern"), entry.text("text"));
    }
}
