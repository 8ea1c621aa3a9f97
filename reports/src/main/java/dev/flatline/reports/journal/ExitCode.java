package dev.flatline.reports.journal;

/**
 * What a run tells the shell. Usage errors (64) and interruption (130) are no outcome of a run and belong to the command
 * line.
 */
public enum ExitCode {
    OK(0),
    /** FAIL, FLAKY or UNEXPECTED-PASS; WARN as well in a strict run. */
    FAILED(1),
    /** Something could not be decided, or nothing was decided at all. */
    INCONCLUSIVE(2),
    HARNESS_ERROR(70);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    /** The number the process exits with. */
    public int number() {
        return number;
    }

    /**
     * The exit code of a run with these verdicts: a harness error outweighs a failure, a failure an inconclusive
     * verdict. A run without a verdict is inconclusive, never green.
     */
    public static ExitCode of(Iterable<Verdict> verdicts, boolean strict) {
        boolean decided = false;
        ExitCode worst = OK;
        for (Verdict verdict : verdicts) {
            decided = true;
            ExitCode code = of(verdict, strict);
            if (code.weight() > worst.weight()) {
                worst = code;
            }
        }
        return decided ? worst : INCONCLUSIVE;
    }

    private static ExitCode of(Verdict verdict, boolean strict) {
        return switch (verdict) {
            case HARNESS_ERROR -> HARNESS_ERROR;
            case FAIL, FLAKY, UNEXPECTED_PASS -> FAILED;
            case WARN -> strict ? FAILED : OK;
            case INCONCLUSIVE -> INCONCLUSIVE;
            case PASS, KNOWN_FAIL, SKIPPED, UNTESTABLE -> OK;
        };
    }

    private int weight() {
        return switch (this) {
            case OK -> 0;
            case INCONCLUSIVE -> 1;
            case FAILED -> 2;
            case HARNESS_ERROR -> 3;
        };
    }
}
