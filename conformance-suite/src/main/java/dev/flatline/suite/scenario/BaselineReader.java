package dev.flatline.suite.scenario;

import dev.flatline.suite.scenario.YamlNode.Items;
import dev.flatline.suite.scenario.YamlNode.Scalar;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads baselines: {@code known-deviations.yaml}, a list of entries that may be empty. */
public final class BaselineReader {

    private static final Pattern ID = Pattern.compile("[^\\s/]\\S*");
    private static final Pattern LINK = Pattern.compile("https?://\\S+");
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    private final Problems problems;
    private final Scalars scalars;
    private final Set<String> ids = new HashSet<>();

    private BaselineReader(Problems problems) {
        this.problems = problems;
        this.scalars = new Scalars(problems);
    }

    /**
     * Reads the baseline in a file.
     *
     * @param name the file as its user knows it
     * @throws LoadException with every problem of the file
     */
    public static List<KnownDeviation> load(Path file, String name) {
        return read(TextFiles.read(file, name));
    }

    static List<KnownDeviation> read(SourceText source) {
        Problems problems = new Problems(source);
        BaselineReader reader = new BaselineReader(problems);
        List<KnownDeviation> entries =
                YamlReader.read(source, problems).map(reader::entries).orElse(List.of());
        problems.throwIfAny();
        return entries;
    }

    private List<KnownDeviation> entries(YamlNode root) {
        if (!(root instanceof Items)) {
            problems.expected(root, "a list of known deviations", "- { id: OD-02, owner: ..., reason: ..., ... }");
            return List.of();
        }
        return scalars.list(root, "known deviations", this::entry);
    }

    private KnownDeviation entry(YamlNode node) {
        Fields fields = Fields.of(node, "a known deviation", "- { id: OD-02, owner: ..., reason: ..., ... }", problems);
        String id = fields.required("id", this::id, "");
        String owner = fields.required("owner", scalars::text, "");
        String reason = fields.required("reason", scalars::text, "");
        String link = fields.required("link", this::link, "");
        LocalDate date = fields.required("date", this::date, LocalDate.EPOCH);
        Optional<YamlNode> end = fields.optional("expires");
        Optional<LocalDate> expires = end.map(this::date);
        if (expires.filter(day -> day.isBefore(date)).isPresent()) {
            problems.add(end.orElse(node), "This entry expires before its date, %s.".formatted(date));
        }
        fields.end();
        return new KnownDeviation(id, owner, reason, link, date, expires, node.position());
    }

    private String id(YamlNode node) {
        String id = scalars.text(node);
        if (id.isEmpty()) {
            return id;
        }
        if (!ID.matcher(id).matches()) {
            problems.expected(node, "the id of a requirement or of a scenario", "OD-02, or disconnect-writes/cut");
        } else if (!ids.add(id)) {
            problems.add(node, "The entry \"%s\" is here twice.".formatted(id), "One entry is enough for one id.");
        }
        return id;
    }

    private String link(YamlNode node) {
        String link = scalars.text(node);
        if (!link.isEmpty() && !LINK.matcher(link).matches()) {
            problems.expected(node, "an address to read more at", "https://example.org/tickets/17");
        }
        return link;
    }

    private LocalDate date(YamlNode node) {
        if (node instanceof Scalar scalar && DATE.matcher(scalar.text()).matches()) {
            try {
                return LocalDate.parse(scalar.text());
            } catch (DateTimeException noSuchDay) {
                problems.add(node, "There is no such day: %s.".formatted(scalar.text()));
                return LocalDate.EPOCH;
            }
        }
        problems.expected(node, "a day", "2026-11-20");
        return LocalDate.EPOCH;
    }
}
