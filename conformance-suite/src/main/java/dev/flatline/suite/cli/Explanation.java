package dev.flatline.suite.cli;

import dev.flatline.suite.scenario.Catalogue;
import dev.flatline.suite.scenario.Requirement;
import dev.flatline.suite.scenario.SameAs;
import dev.flatline.suite.scenario.Scenario;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A requirement in words, for a terminal. */
final class Explanation {

    private static final int COLUMNS = 100;
    private static final String INDENT = "  ";
    private static final int LABEL_COLUMNS = 10;
    private static final String BOLD = "\u001b[1m";
    private static final String PLAIN = "\u001b[0m";

    private final Catalogue catalogue;
    private final boolean colour;

    /** @param colour whether the terminal shows colours */
    Explanation(Catalogue catalogue, boolean colour) {
        this.catalogue = catalogue;
        this.colour = colour;
    }

    /** The requirement, its sources, and the scenarios that cover it. */
    String of(Requirement requirement) {
        StringBuilder text = new StringBuilder();
        text.append(bold(requirement.id() + " " + requirement.level()))
                .append(" (")
                .append(requirement.subject().name().toLowerCase(Locale.ROOT))
                .append(", ")
                .append(profile(requirement))
                .append(")\n");
        wrap(requirement.statement(), COLUMNS - INDENT.length())
                .forEach(line -> text.append(INDENT).append(line).append('\n'));
        text.append('\n');
        append(text, "source", requirement.source());
        catalogue.aliases().stream()
                .filter(alias -> alias.requirement().equals(requirement.id()))
                .forEach(alias -> append(text, alias.id(), alias.source()));
        append(text, "check", requirement.check());
        requirement.reason().ifPresent(reason -> append(text, "untested", reason));
        covering(text, catalogue.covering(requirement));
        return text.toString();
    }

    /** What an alias stands for. */
    String of(SameAs alias) {
        return bold(alias.id()) + " says the same as " + bold(alias.requirement()) + ".\n\n";
    }

    private static String profile(Requirement requirement) {
        return switch (requirement.profile()) {
            case FIREBASE -> "Firebase";
            case WILDDOG -> "Wilddog";
            case BOTH -> "Firebase and Wilddog";
        };
    }

    /** A line for each file; the rows of a table are named behind it. */
    private void covering(StringBuilder text, List<Scenario> scenarios) {
        Map<String, List<String>> rowsByFile = new LinkedHashMap<>();
        Map<String, String> titles = new LinkedHashMap<>();
        for (Scenario scenario : scenarios) {
            int at = scenario.id().indexOf('@');
            String file = at < 0 ? scenario.id() : scenario.id().substring(0, at);
            rowsByFile.computeIfAbsent(file, key -> new ArrayList<>());
            if (at < 0) {
                titles.put(file, scenario.title());
            } else {
                rowsByFile.get(file).add(scenario.id().substring(at + 1));
            }
        }
        if (scenarios.isEmpty()) {
            return;
        }
        text.append('\n')
                .append(INDENT)
                .append(scenarios.size() == 1 ? "1 scenario covers it:" : scenarios.size() + " scenarios cover it:")
                .append('\n');
        rowsByFile.forEach((file, rows) -> {
            text.append(INDENT.repeat(2)).append(bold(file)).append('\n');
            String more = rows.isEmpty() ? titles.getOrDefault(file, "") : "rows " + String.join(", ", rows);
            wrap(more, COLUMNS - 4 * INDENT.length())
                    .forEach(line -> text.append(INDENT.repeat(4)).append(line).append('\n'));
        });
    }

    private static void append(StringBuilder text, String label, String content) {
        String prefix = label;
        for (String line : wrap(content, COLUMNS - INDENT.length() - LABEL_COLUMNS)) {
            text.append(INDENT)
                    .append(prefix)
                    .append(" ".repeat(LABEL_COLUMNS - prefix.length()))
                    .append(line)
                    .append('\n');
            prefix = "";
        }
    }

    private String bold(String text) {
        return colour ? BOLD + text + PLAIN : text;
    }

    /** Lines of at most so many columns; a word that is longer has one for itself. */
    private static List<String> wrap(String text, int columns) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.strip().split("\\s+", -1)) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > columns) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
