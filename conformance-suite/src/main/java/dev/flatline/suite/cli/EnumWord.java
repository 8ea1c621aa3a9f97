package dev.flatline.suite.cli;

import dev.flatline.suite.scenario.Suggestions;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads an enum constant as it is written everywhere in Flatline: lower case with hyphens. */
abstract class EnumWord<E extends Enum<E>> implements ITypeConverter<E> {

    private final E[] all;

    EnumWord(E[] all) {
        this.all = all;
    }

    @Override
    public E convert(String word) {
        List<String> words = Arrays.stream(all)
                .map(value -> value.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();
        int index = words.indexOf(word);
        if (index < 0) {
            String guess = Suggestions.nearest(word, words)
                    .map(near -> "; did you mean " + near + "?")
                    .orElse("");
            throw new TypeConversionException("'" + word + "' is none of " + String.join(", ", words) + guess);
        }
        return all[index];
    }
}
