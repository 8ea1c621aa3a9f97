package dev.flatline.suite.scenario;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** YAML to {@link Scenario}s, one file at a time. */
public final class ScenarioLoader {

    private final Set<String> requirements;

    /**
     * @param requirements what scenarios may say they cover
     */
    public ScenarioLoader(Collection<Requirement> requirements) {
        this.requirements = new LinkedHashSet<>();
        requirements.forEach(requirement -> this.requirements.add(requirement.id()));
    }

    /**
     * Reads the scenarios of a file: one, or one for each row of its table. The id of the only one is {@code name} without
     * the extension; those of a table add {@code @} and the name of the row.
     *
     * @param name the file as its user knows it, with slashes; relative to the catalogue if it is in one
     * @return in the order of the rows
     * @throws LoadException with every problem of the file
     */
    public List<Scenario> load(Path file, String name) {
        return parse(TextFiles.read(file, name));
    }

    /**
     * Reads the scenarios of a text, as with {@link #load}.
     *
     * @param name the name of its file
     * @throws LoadException with every problem of the text
     */
    public List<Scenario> parseAll(String name, String text) {
        return parse(new SourceText(name, text));
    }

    /**
     * Reads the only scenario of a text.
     *
     * @param name the name of its file
     * @throws LoadException with every problem of the text
     * @throws IllegalArgumentException if it has a table of several
     */
    public Scenario parse(String name, String text) {
        List<Scenario> scenarios = parseAll(name, text);
        if (scenarios.size() > 1) {
            throw new IllegalArgumentException(name + " holds " + scenarios.size() + " scenarios");
        }
        return scenarios.get(0);
    }

    private List<Scenario> parse(SourceText source) {
        Problems problems = new Problems(source);
        List<Scenario> scenarios = new ArrayList<>();
        YamlReader.read(source, problems)
                .map(root -> Tables.rows(root, problems))
                .ifPresent(rows -> rows.forEach(row -> scenarios.add(
                        new ScenarioReader(problems, requirements).read(withoutExtension(source.file()), row))));
        problems.throwIfAny();
        return scenarios;
    }

    private static String withoutExtension(String file) {
        int dot = file.lastIndexOf('.');
        return dot > file.lastIndexOf('/') ? file.substring(0, dot) : file;
    }
}
