package dev.flatline.suite.scenario;

import dev.flatline.suite.scenario.Requirement.Level;
import dev.flatline.suite.scenario.Requirement.Subject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads {@code requirements.yaml}. */
final class RequirementReader {

    private static final Pattern ID = Pattern.compile("[A-Z]{2,5}-[0-9]{2}");
    private static final List<String> LEVELS = List.of("MUST", "SHOULD", "MAY", "UNTESTABLE");
    private static final List<String> SUBJECTS = List.of("server", "client", "system");

    private final Problems problems;
    private final Scalars scalars;
    private final Set<String> ids = new HashSet<>();

    private RequirementReader(Problems problems) {
        this.problems = problems;
        this.scalars = new Scalars(problems);
    }

    /**
     * @throws LoadException with every problem of the text
     */
    static List<Requirement> read(SourceText source) {
        Problems problems = new Problems(source);
        List<Requirement> requirements = new ArrayList<>();
        YamlReader.read(source, problems)
                .ifPresent(root -> requirements.addAll(new RequirementReader(problems).requirements(root)));
        problems.throwIfAny();
        return requirements;
    }

    private List<Requirement> requirements(YamlNode root) {
        return scalars.someOf(root, "requirements", this::requirement);
    }

    private Requirement requirement(YamlNode node) {
        Fields fields = Fields.of(node, "a requirement", "- { id: OD-01, level: MUST, ... }", problems);
        String id = fields.required("id", this::id, "");
        String level = fields.required("level", value -> scalars.oneOf(value, "level", LEVELS), "MUST");
        String subject = fields.required("subject", value -> scalars.oneOf(value, "subject", SUBJECTS), "server");
        Requirement requirement = new Requirement(
                id,
                Level.valueOf(level),
                Subject.valueOf(subject.toUpperCase(Locale.ROOT)),
                fields.required("statement", scalars::text, ""),
                fields.required("source", scalars::text, ""),
                fields.required("check", scalars::text, ""),
                node.position());
        fields.end();
        return requirement;
    }

    private String id(YamlNode node) {
        String id = scalars.text(node);
        if (!ID.matcher(id).matches()) {
            problems.expected(node, "an id of a group and a number", "OD-02");
        } else if (!ids.add(id)) {
            problems.add(node, "The requirement \"%s\" is here twice.".formatted(id));
        }
        return id;
    }
}
