package dev.flatline.server.firebase;

import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The parameters of a request of long polling, each of which must be what it should be, or the getters throw
 * {@link IllegalArgumentException}.
 *
 * @param values the value of a parameter by its name, if it has one
 */
record PollParameters(Function<String, Optional<String>> values) {
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");

    boolean has(String name) {
        return values.apply(name).isPresent();
    }

    String text(String name) {
        return values.apply(name)
                .orElseThrow(
                        () -> new IllegalArgumentException("parameter \"" + name + "\" of long polling is missing"));
    }

    int shortNumber(String name) {
        return (int) number(name, 9);
    }

    long number(String name) {
        return number(name, 15);
    }

    private long number(String name, int maxDigits) {
        String text = text(name);
        if (text.length() > maxDigits || !DIGITS.matcher(text).matches()) {
            throw new IllegalArgumentException("parameter \"" + name + "\" of long polling must be a whole number of at"
                    + " most " + maxDigits + " digits");
        }
        return Long.parseLong(text);
    }
}
