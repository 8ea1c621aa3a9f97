package dev.flatline.reports.render;

import dev.flatline.reports.journal.Journal;
import dev.flatline.reports.journal.JsonText;
import dev.flatline.reports.journal.Requirement;
import dev.flatline.reports.journal.RequirementLevel;
import dev.flatline.reports.journal.Target;
import dev.flatline.reports.journal.Verdict;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every promise against every target, to be published: made of journals alone. A target that was not played has a column, too,
 * which says so.
 */
public final class PromiseMatrix {

    private static final String NOT_PLAYED = "·";

    /** Every scenario about it failed for another promise's sake. */
    private static final String UNDECIDED = "○";

    private static final JsonMapper JSON = JsonMapper.shared();

    private final List<MatrixColumn> columns;
    private final Map<String, Requirement> promises;

    /** The matrix of these targets, in this order. */
    public PromiseMatrix(List<MatrixColumn> columns) {
        this.columns = List.copyOf(columns);
        promises = Promises.of(
                columns.stream().flatMap(column -> column.journal().stream()).toList());
    }

    /** As Markdown, ending in a line feed. */
    public String markdown() {
        StringBuilder text = new StringBuilder("# Promises and who keeps them\n\n")
                .append("Made of the journals of real runs by `flatline matrix`; not to be edited by hand.\n\n");
        text.append("| target | SDK | scenarios | MUST kept | SHOULD kept | in short |\n|---|---|--:|--:|--:|---|\n");
        columns.forEach(column -> text.append(summary(column)));
        text.append(
                        "\nA promise is kept where every scenario about it passed; what is shown of it is the worst that was found. ")
                .append(legend())
                .append(".\n\n| promise | level | ")
                .append(columns.stream()
                        .map(column -> Markdown.text(column.name()))
                        .collect(Collectors.joining(" | ")))
                .append(" |\n|---|---|")
                .append(":-:|".repeat(columns.size()))
                .append('\n');
        promises.forEach((id, promise) -> text.append(row(id, promise)));
        return text.toString();
    }

    private static String legend() {
        String verdicts = Arrays.stream(Verdict.values())
                .filter(verdict -> verdict != Verdict.UNTESTABLE)
                .map(verdict -> Markdown.text(verdict.glyph()) + " " + verdict.word())
                .collect(Collectors.joining(", "));
        return verdicts + ", " + UNDECIDED + " undecided, since its scenarios failed for another promise, " + NOT_PLAYED
                + " not played";
    }

    private String summary(MatrixColumn column) {
        String name = "| " + Markdown.text(column.name()) + " | ";
        if (column.journal().isEmpty()) {
            return name + "| | | | not played: " + Markdown.text(column.reason()) + " |\n";
        }
        Journal journal = column.journal().get();
        return name
                + journal.header().target().sdk().map(Markdown::text).orElse("") + " | "
                + journal.scenarios().size() + " | "
                + kept(journal, RequirementLevel.MUST) + " | "
                + kept(journal, RequirementLevel.SHOULD) + " | "
                + Markdown.text(ClosingSentence.of(journal)) + " |\n";
    }

    /** Such as {@code 93 of 95}, of those that something was found out about. */
    private String kept(Journal journal, RequirementLevel level) {
        List<Verdict> found = promises.values().stream()
                .filter(promise -> promise.level() == level)
                .flatMap(promise -> Promises.verdict(journal, promise.id()).stream())
                .filter(verdict -> verdict != Verdict.SKIPPED)
                .toList();
        return found.stream().filter(verdict -> verdict == Verdict.PASS).count() + " of " + found.size();
    }

    private String row(String id, Requirement promise) {
        return "| **" + Markdown.text(id) + "** " + Markdown.text(promise.statement()) + " | " + promise.level() + " | "
                + columns.stream()
                        .map(column -> Markdown.text(sign(column, id)))
                        .collect(Collectors.joining(" | "))
                + " |\n";
    }

    private static String sign(MatrixColumn column, String promise) {
        boolean played = column.journal()
                .filter(journal -> Promises.scenarios(journal, promise) > 0)
                .isPresent();
        return verdict(column, promise).map(Verdict::glyph).orElse(played ? UNDECIDED : NOT_PLAYED);
    }

    private static Optional<Verdict> verdict(MatrixColumn column, String promise) {
        return column.journal().flatMap(journal -> Promises.verdict(journal, promise));
    }

    /** As one JSON object of {@code targets} and {@code promises}, ending in a line feed. */
    public String json() {
        ObjectNode json = JSON.createObjectNode();
        ArrayNode targets = json.putArray("targets");
        columns.forEach(column -> add(targets.addObject().put("name", column.name()), column));
        ArrayNode rows = json.putArray("promises");
        promises.forEach((id, promise) -> {
            ObjectNode row = rows.addObject()
                    .put("id", id)
                    .put("level", promise.level().name())
                    .put("statement", promise.statement());
            ObjectNode verdicts = row.putObject("verdicts");
            columns.forEach(
                    column -> verdict(column, id).ifPresent(found -> verdicts.put(column.name(), found.word())));
        });
        return JsonText.printable(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json)) + "\n";
    }

    private static void add(ObjectNode json, MatrixColumn column) {
        if (column.journal().isEmpty()) {
            json.put("notPlayed", column.reason());
            return;
        }
        Journal journal = column.journal().get();
        Target target = journal.header().target();
        json.put("tool", journal.header().tool())
                .put("server", target.server())
                .put("client", target.client())
                .put("world", journal.header().world().word())
                .put("seed", journal.header().seed());
        target.sdk().ifPresent(sdk -> json.put("sdk", sdk));
        journal.header().started().ifPresent(started -> json.put("started", started.toString()));
        journal.header().timeFactor().ifPresent(factor -> json.put("timeFactor", factor));
        json.put("complete", journal.isComplete()).put("sentence", ClosingSentence.of(journal));
        journal.footer().ifPresent(footer -> {
            json.put("exit", footer.exit());
            ObjectNode counts = json.putObject("counts");
            footer.counts().forEach((verdict, count) -> counts.put(verdict.word(), count));
        });
    }
}
