package dev.flatline.suite.run;

/**
 * How a run is judged, and when it ends.
 *
 * @param plays how often each scenario is played, at least 1
 * @param failFast whether no scenario is begun any more once one has failed
 * @param strict whether a broken SHOULD makes the run red
 * @param baseline the failures that are known
 */
public record Gate(int plays, boolean failFast, boolean strict, Baseline baseline) {

    /** Everything is played once, and nothing is excused. */
    public static final Gate USUAL = new Gate(1, false, false, Baseline.NONE);

    /** @throws IllegalArgumentException if there are no plays */
    public Gate {
        if (plays < 1) {
            throw new IllegalArgumentException("a scenario is played at least once, not " + plays + " times");
        }
    }
}
