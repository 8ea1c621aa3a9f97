package dev.flatline.server.rules;

import com.google.re2j.Pattern;

/**
 * A regular expression that takes linear time, whatever it is and whatever it is applied to.
 *
 * @param pattern the compiled expression
 * @param size by how much each character of a text may cost, in units of work
 */
record Regex(Pattern pattern, int size) {

    /** Whether it is found anywhere in the text. */
    boolean isFoundIn(String text, Evaluation evaluation) {
        evaluation.charge((long) size * (text.length() + 1));
        return pattern.matcher(text).find();
    }
}
