package dev.flatline.suite.lab;

import dev.flatline.suite.lab.LabRun.Wrong;
import java.util.Comparator;
import java.util.Locale;

/** What is said about a run, in words. */
final class LabText {

    private static final double MILLIS_PER_SECOND = 1000;

    private LabText() {}

    /** The verdict in one sentence. */
    static String sentence(LabRun run) {
        return switch (run.verdict()) {
            case RIGHT -> "Once things have settled, everybody is shown as they are.";
            case UNDECIDED -> run.undecided().orElse("");
            case WRONG -> {
                Wrong wrong = first(run);
                boolean toTheEnd = wrong.toMillis() >= run.world().lengthMillis();
                yield wrong.user()
                        + (wrong.ghost() ? " is gone, and shown as online " : " is there, and shown as offline ")
                        + "from " + seconds(wrong.fromMillis())
                        + (toTheEnd ? " on, for good." : " to " + seconds(wrong.toMillis()) + ".");
            }
        };
    }

    /** What the pattern leans on where it is wrong. */
    static Pattern.Weakness weakness(LabRun run) {
        return first(run).ghost() ? run.pattern().ghost() : run.pattern().missed();
    }

    private static Wrong first(LabRun run) {
        return run.wrong().stream()
                .min(Comparator.comparingDouble(Wrong::fromMillis))
                .orElseThrow(() -> new IllegalArgumentException("nothing is wrong in this run"));
    }

    /** A time as people read it: {@code 9.5 s}. */
    static String seconds(double millis) {
        return String.format(Locale.ROOT, "%.1f s", millis / MILLIS_PER_SECOND);
    }
}
