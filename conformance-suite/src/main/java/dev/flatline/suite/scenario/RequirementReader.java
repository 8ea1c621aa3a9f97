package dev.flatline.suite.scenario;

import dev.flatline.suite.scenario.Requirement.Level;
import dev.flatline.suite.scenario.Requirement.Profile;
import dev.flatline.suite.scenario.Requirement.Subject;
import dev.flatline.suite.scenario.YamlNode.Mapping;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the requirements, from one file or several. */
final class RequirementReader {

    private static final Pattern ID = Pattern.compile("[A-Z]{1,5}-[0-9]{1,2}");
    private static final List<String> LEVELS = List.of("MUST", "SHOULD", "MAY", "UNTESTABLE");
    private static final List<String> SUBJECTS = List.of("server", "client", "system");
    private static final List<String> PROFILES = List.of("firebase", "wilddog", "both");
    private static final String SAME_AS = "sameAs";

    private final Map<String, Position> ids = new LinkedHashMap<>();
    private final List<Requirement> requirements = new ArrayList<>();
    private final List<SameAs> aliases = new ArrayList<>();
    private final List<Runnable> atTheEnd = new ArrayList<>();

    private RequirementReader() {}

    /** What the files hold, in their order. */
    record Requirements(List<Requirement> requirements, List<SameAs> aliases) {}

    /**
     * @throws LoadException with every problem of every file
     */
    static Requirements read(List<SourceText> sources) {
        RequirementReader reader = new RequirementReader();
        List<Problems> all = new ArrayList<>();
        for (SourceText source : sources) {
            Problems problems = new Problems(source);
            all.add(problems);
            YamlReader.read(source, problems).ifPresent(root -> reader.new File(problems).read(root));
        }
        reader.atTheEnd.forEach(Runnable::run);
        Problems.throwIfAny(all);
        return new Requirements(List.copyOf(reader.requirements), List.copyOf(reader.aliases));
    }

    /** One of the files. */
    private final class File {

        private final Problems problems;
        private final Scalars scalars;

        File(Problems problems) {
            this.problems = problems;
            this.scalars = new Scalars(problems);
        }

        void read(YamlNode root) {
            scalars.someOf(root, "requirements", node -> {
                if (node instanceof Mapping mapping && mapping.has(SAME_AS)) {
                    aliases.add(alias(node));
                } else {
                    requirements.add(requirement(node));
                }
                return node;
            });
        }

        private SameAs alias(YamlNode node) {
            Fields fields = Fields.of(node, "a sameAs", "- { id: WD-04, sameAs: OD-02, source: ... }", problems);
            String id = fields.required("id", this::id, "");
            String original = fields.required(SAME_AS, scalars::text, "");
            fields.optional(SAME_AS).ifPresent(at -> atTheEnd.add(() -> requireOriginal(at, original)));
            SameAs alias = new SameAs(id, original, fields.required("source", scalars::text, ""), node.position());
            fields.end();
            return alias;
        }

        private void requireOriginal(YamlNode at, String id) {
            List<String> originals = requirements.stream().map(Requirement::id).toList();
            if (!originals.contains(id)) {
                problems.unknown(at, "requirement", id, originals, "that says it all by itself");
            }
        }

        private Requirement requirement(YamlNode node) {
            Fields fields = Fields.of(node, "a requirement", "- { id: OD-01, level: MUST, ... }", problems);
            String id = fields.required("id", this::id, "");
            String level = fields.required("level", value -> scalars.oneOf(value, "level", LEVELS), "MUST");
            String subject = fields.required("subject", value -> scalars.oneOf(value, "subject", SUBJECTS), "server");
            String profile = fields.optional("profile")
                    .map(value -> scalars.oneOf(value, "profile", PROFILES))
                    .orElse("both");
            Optional<YamlNode> reason = fields.optional("reason");
            Requirement requirement = new Requirement(
                    id,
                    Level.valueOf(level),
                    Subject.valueOf(subject.toUpperCase(Locale.ROOT)),
                    fields.required("statement", scalars::text, ""),
                    fields.required("source", scalars::text, ""),
                    Profile.valueOf(profile.toUpperCase(Locale.ROOT)),
                    fields.required("check", scalars::text, ""),
                    reason.map(scalars::text),
                    node.position());
            fields.end();
            checkReason(node, requirement.level(), reason);
            return requirement;
        }

        private void checkReason(YamlNode node, Level level, Optional<YamlNode> reason) {
            if (level == Level.UNTESTABLE && reason.isEmpty()) {
                problems.add(
                        node, "What is UNTESTABLE needs a reason.", "Say in \"reason:\" why no scenario can show it.");
            } else if (level != Level.UNTESTABLE) {
                reason.ifPresent(at -> problems.add(at, "Only what is UNTESTABLE has a reason."));
            }
        }

        private String id(YamlNode node) {
            String id = scalars.text(node);
            if (!ID.matcher(id).matches()) {
                problems.expected(node, "an id of a group and a number", "OD-02");
                return id;
            }
            Position first = ids.putIfAbsent(id, node.position());
            if (first != null) {
                problems.add(
                        node, "The requirement \"%s\" is here twice.".formatted(id), "First in %s.".formatted(first));
            }
            return id;
        }
    }
}
