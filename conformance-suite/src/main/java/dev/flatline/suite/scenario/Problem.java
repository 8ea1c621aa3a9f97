package dev.flatline.suite.scenario;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One thing that is wrong with a file, told to the person who wrote it.
 *
 * @param file the file as its user knows it
 * @param position where; empty when it concerns the file as a whole
 * @param message what is wrong, one sentence
 * @param excerpt the offending line with a caret below it; may be empty
 * @param help what was expected, what may have been meant; one sentence each
 */
public record Problem(String file, Optional<Position> position, String message, String excerpt, List<String> help) {

    public Problem {
        help = List.copyOf(help);
    }

    /** All of it, as it is shown on a terminal; several lines without a line break at the end. */
    @Override
    public String toString() {
        String head = position.map(Position::toString).orElse(file) + ": " + message;
        return Stream.concat(
                        Stream.of(head, excerpt).filter(text -> !text.isEmpty()),
                        help.stream().map(sentence -> "  " + sentence))
                .collect(Collectors.joining("\n"));
    }
}
