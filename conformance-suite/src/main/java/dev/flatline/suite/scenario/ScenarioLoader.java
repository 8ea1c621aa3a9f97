package dev.flatline.suite.scenario;

import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
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
     * Reads a scenario from a file. Its id is {@code name} without the extension.
     *
     * @param name the file as its user knows it, with slashes; relative to the catalogue if it is in one
     * @throws LoadException with every problem of the file
     */
    public Scenario load(Path file, String name) {
        return parse(TextFiles.read(file, name));
    }

    /**
     * Reads a scenario from a text.
     *
     * @param name the name of its file
     * @throws LoadException with every problem of the text
     */
    public Scenario parse(String name, String text) {
        return parse(new SourceText(name, text));
    }

    private Scenario parse(SourceText source) {
        Problems problems = new Problems(source);
        Optional<Scenario> scenario =
                YamlReader.read(source, problems).map(root -> read(source.file(), root, problems));
        problems.throwIfAny();
        return scenario.orElseThrow(() -> new IllegalStateException("neither a document nor a problem"));
    }

    private Scenario read(String file, YamlNode root, Problems problems) {
        return new ScenarioReader(problems, requirements).read(withoutExtension(file), root);
    }

    private static String withoutExtension(String file) {
        int dot = file.lastIndexOf('.');
        return dot > file.lastIndexOf('/') ? file.substring(0, dot) : file;
    }
}
