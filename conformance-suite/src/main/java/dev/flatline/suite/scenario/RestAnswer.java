package dev.flatline.suite.scenario;

import java.util.Optional;
import java.util.function.Function;

/**
 * What a REST request has to be answered with.
 *
 * @param status the HTTP status; empty: any that means success
 * @param body what the JSON in the body has to match; empty: anything
 */
public record RestAnswer(Optional<Integer> status, Optional<Matcher> body) {

    private static final int SUCCESS_MIN = 200;
    private static final int SUCCESS_MAX = 299;

    /** Whether the status is the promised one. */
    public boolean allows(int actual) {
        return status.map(promised -> promised == actual).orElse(actual >= SUCCESS_MIN && actual <= SUCCESS_MAX);
    }

    /** To be read after "answered with". */
    public String describe(Function<Matcher, String> describeMatcher) {
        return status.map(String::valueOf).orElse("success")
                + body.map(matcher -> " and " + describeMatcher.apply(matcher)).orElse("");
    }
}
