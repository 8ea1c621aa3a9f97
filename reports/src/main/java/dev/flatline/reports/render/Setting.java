package dev.flatline.reports.render;

import dev.flatline.reports.journal.Header;
import dev.flatline.reports.journal.Target;
import java.util.stream.Collectors;

/** The facts of a run's header, in words. */
public final class Setting {
    private Setting() {}

    /** Such as {@code embedded proxy, reference server, reference client}. */
    public static String parts(Target target) {
        return named(target.proxy(), "proxy") + ", " + named(target.server(), "server")
                + target.mutant()
                        .map(mutant -> " with mutant " + Printable.line(mutant))
                        .orElse("") + ", " + named(target.client(), "client")
                + target.sdk().map(sdk -> " (" + Printable.line(sdk) + ")").orElse("");
    }

    /** Such as {@code close 500 ms, detection 3.2 s}. */
    static String bounds(Header header) {
        return header.boundsMillis().entrySet().stream()
                .map(bound -> Printable.line(bound.getKey()) + " " + Durations.millis(bound.getValue()))
                .collect(Collectors.joining(", "));
    }

    /** The option's word with its noun, unless it says it already. */
    private static String named(String word, String noun) {
        String printable = Printable.line(word);
        return printable.endsWith(noun) ? printable : printable + " " + noun;
    }
}
