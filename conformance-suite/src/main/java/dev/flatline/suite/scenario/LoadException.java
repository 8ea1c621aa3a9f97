package dev.flatline.suite.scenario;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Files that cannot be used. Its message is for the person who wrote them: every problem with place, line and advice.
 */
public final class LoadException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** More than this would not fit on one screen; the rest is counted. */
    private static final int SHOWN_MAX = 8;

    private final transient List<Problem> problems;

    private final String message;

    /**
     * @param problems at least one
     */
    public LoadException(List<Problem> problems) {
        this.problems = List.copyOf(problems);
        this.message = describe(problems);
    }

    /** What is shown on a terminal: one screen. */
    @Override
    public String getMessage() {
        return message;
    }

    /** Everything that is wrong, in the order of files and lines. */
    public List<Problem> problems() {
        return problems;
    }

    private static String describe(List<Problem> problems) {
        String shown = problems.stream().limit(SHOWN_MAX).map(Problem::toString).collect(Collectors.joining("\n\n"));
        int hidden = problems.size() - SHOWN_MAX;
        return hidden > 0 ? shown + "\n\n... and %d more.".formatted(hidden) : shown;
    }
}
