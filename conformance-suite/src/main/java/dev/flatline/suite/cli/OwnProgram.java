package dev.flatline.suite.cli;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How another process is started that is this command. */
final class OwnProgram {

    /** Options of Java that another Flatline should have, too: how it compiles and collects, and where the checkout is. */
    private static final List<String> HANDED_ON = List.of("-XX:", "-Xshare", "-Xlog", "-Dflatline.home");

    private OwnProgram() {}

    /** Java, as this process was started; the words of the command go behind it. */
    static List<String> java() {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> HANDED_ON.stream().anyMatch(option::startsWith))
                .forEach(line::add);
        line.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        return line;
    }

    /** The launcher of the checkout, as a user types it; without one, {@link #java}. */
    static List<String> launcher() {
        return Installation.find()
                .home()
                .map(home -> home.resolve("flatline"))
                .filter(Files::isExecutable)
                .map(file -> List.of(file.toString()))
                .orElseGet(OwnProgram::java);
    }
}
