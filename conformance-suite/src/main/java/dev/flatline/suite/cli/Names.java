package dev.flatline.suite.cli;

import dev.flatline.suite.scenario.Suggestions;
import java.util.List;

/** Names that the user got wrong. */
final class Names {

    private Names() {}

    /** The error for an option whose value must be one of {@code known} and is not. */
    static UserError unknown(String option, String name, List<String> known) {
        String meant = Suggestions.nearest(name, known)
                .map(word -> " Did you mean '" + word + "'?")
                .orElse("");
        return new UserError(
                option + " '" + name + "' is unknown." + meant + "\nThere are: " + String.join(", ", known) + ".");
    }
}
