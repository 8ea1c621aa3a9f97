package dev.flatline.suite.cli;

import dev.flatline.reports.journal.Header;
import dev.flatline.reports.render.Setting;
import dev.flatline.suite.run.Durations;
import java.time.Duration;

/** What is about to be run, in one line. */
final class HeaderLine {

    private HeaderLine() {}

    static String of(Header header, int scenarios) {
        Duration detection = Duration.ofMillis(header.boundsMillis().getOrDefault("detection", 0L));
        return scenarios + (scenarios == 1 ? " scenario, " : " scenarios, ")
                + header.world().word() + " world, seed " + header.seed() + ": " + Setting.parts(header.target())
                + ", detection bound " + Durations.text(detection);
    }
}
