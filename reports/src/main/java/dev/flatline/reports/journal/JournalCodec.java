package dev.flatline.reports.journal;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Records to lines and back. The order of keys here is the order in the file. */
final class JournalCodec {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private JournalCodec() {}

    static String encode(JournalRecord journalRecord) {
        return JsonText.printable(MAPPER.writeValueAsString(toJson(journalRecord)));
    }

    /** @throws IllegalArgumentException or JacksonException if the line is no record */
    static JournalRecord decode(String line) {
        JsonNode json = MAPPER.readTree(line);
        if (!(json instanceof ObjectNode object)) {
            throw new IllegalArgumentException("expected a JSON object");
        }
        Fields fields = new Fields(object);
        String type = fields.text("type");
        JournalRecord journalRecord = switch (type) {
            case "header" -> header(fields);
            case "scenario" -> scenario(fields);
            case "event" -> event(fields);
            case "verdict" -> verdict(fields);
            case "footer" -> footer(fields);
            default ->
                throw new IllegalArgumentException(
                        "unknown type '" + type + "'; expected header, scenario, event, verdict or footer");
        };
        fields.end();
        return journalRecord;
    }

    private static ObjectNode toJson(JournalRecord journalRecord) {
        if (journalRecord instanceof Header header) {
            return toJson(header);
        } else if (journalRecord instanceof ScenarioRecord scenario) {
            return toJson(scenario);
        } else if (journalRecord instanceof EventRecord event) {
            return toJson(event);
        } else if (journalRecord instanceof VerdictRecord verdict) {
            return toJson(verdict);
        }
        return toJson((Footer) journalRecord);
    }

    private static ObjectNode typed(String type) {
        return MAPPER.createObjectNode().put("type", type);
    }

    private static ObjectNode toJson(Header header) {
        ObjectNode json = typed("header")
                .put("schema", Header.SCHEMA)
                .put("tool", header.tool())
                .put("world", header.world().word())
                .put("seed", header.seed());
        header.timeFactor().ifPresent(factor -> json.put("timeFactor", factor));
        Target target = header.target();
        ObjectNode targetJson = json.putObject("target")
                .put("server", target.server())
                .put("client", target.client())
                .put("proxy", target.proxy());
        put(targetJson, "sdk", target.sdk());
        put(targetJson, "mutant", target.mutant());
        ObjectNode bounds = json.putObject("boundsMillis");
        header.boundsMillis().forEach(bounds::put);
        header.started().ifPresent(started -> json.put("started", started.toString()));
        if (!header.files().isEmpty()) {
            put(json, "files", header.files());
        }
        return json;
    }

    private static Header header(Fields fields) {
        long schema = fields.whole("schema");
        if (schema != Header.SCHEMA) {
            throw new IllegalArgumentException("journal format " + schema + "; this program reads format "
                    + Header.SCHEMA + ". Render it with the program that wrote it");
        }
        String tool = fields.text("tool");
        WorldKind world = fields.word("world", WorldKind.values(), WorldKind::word);
        long seed = fields.whole("seed");
        var timeFactor = fields.optionalNumber("timeFactor");
        Target target = fields.object("target", JournalCodec::target);
        Map<String, Long> bounds = new TreeMap<>();
        Fields boundFields = fields.object("boundsMillis");
        boundFields.names().forEach(name -> bounds.put(name, boundFields.whole(name)));
        var started = fields.optionalInstant("started");
        return new Header(tool, world, seed, timeFactor, target, bounds, started, fields.optionalTexts("files"));
    }

    private static Target target(Fields fields) {
        return new Target(
                fields.text("server"),
                fields.text("client"),
                fields.text("proxy"),
                fields.optionalText("sdk"),
                fields.optionalText("mutant"));
    }

    private static ObjectNode toJson(ScenarioRecord scenario) {
        ObjectNode json = typed("scenario")
                .put("id", scenario.id())
                .put("title", scenario.title())
                .put("source", scenario.source())
                .put("line", scenario.line());
        ArrayNode covers = json.putArray("covers");
        for (Requirement requirement : scenario.covers()) {
            covers.addObject()
                    .put("id", requirement.id())
                    .put("level", requirement.level().name())
                    .put("subject", requirement.subject())
                    .put("statement", requirement.statement())
                    .put("check", requirement.check());
        }
        put(json, "clients", scenario.clients());
        put(json, "tags", scenario.tags());
        return json;
    }

    private static ScenarioRecord scenario(Fields fields) {
        return new ScenarioRecord(
                fields.text("id"),
                fields.text("title"),
                fields.text("source"),
                fields.integer("line"),
                fields.objects("covers", JournalCodec::requirement),
                fields.texts("clients"),
                fields.texts("tags"));
    }

    private static Requirement requirement(Fields fields) {
        return new Requirement(
                fields.text("id"),
                fields.word("level", RequirementLevel.values(), RequirementLevel::name),
                fields.text("subject"),
                fields.text("statement"),
                fields.text("check"));
    }

    private static ObjectNode toJson(EventRecord event) {
        ObjectNode json = typed("event")
                .put("scenario", event.scenario())
                .put("t", event.timeMicros())
                .put("lane", event.lane().name())
                .put("kind", event.kind().word())
                .put("text", event.text());
        put(json, "step", event.step());
        ObjectNode data = event.data();
        if (!data.isEmpty()) {
            json.set("data", data);
        }
        return json;
    }

    private static EventRecord event(Fields fields) {
        return new EventRecord(
                fields.text("scenario"),
                fields.whole("t"),
                new Lane(fields.text("lane")),
                fields.word("kind", EventKind.values(), EventKind::word),
                fields.text("text"),
                fields.optionalInteger("step"),
                fields.optionalTree("data").orElseGet(MAPPER::createObjectNode));
    }

    private static ObjectNode toJson(VerdictRecord verdict) {
        ObjectNode json = typed("verdict")
                .put("scenario", verdict.scenario())
                .put("verdict", verdict.verdict().word())
                .put("reason", verdict.reason());
        put(json, "requirement", verdict.requirement());
        put(json, "expected", verdict.expected());
        put(json, "actual", verdict.actual());
        put(json, "nearest", verdict.nearest());
        put(json, "step", verdict.step());
        put(json, "line", verdict.line());
        return json.put("tookMillis", verdict.tookMillis());
    }

    private static VerdictRecord verdict(Fields fields) {
        return new VerdictRecord(
                fields.text("scenario"),
                fields.word("verdict", Verdict.values(), Verdict::word),
                fields.text("reason"),
                fields.optionalText("requirement"),
                fields.optionalText("expected"),
                fields.optionalText("actual"),
                fields.optionalText("nearest"),
                fields.optionalInteger("step"),
                fields.optionalInteger("line"),
                fields.whole("tookMillis"));
    }

    private static ObjectNode toJson(Footer footer) {
        ObjectNode json = typed("footer");
        ObjectNode counts = json.putObject("counts");
        footer.counts().forEach((verdict, count) -> counts.put(verdict.word(), count));
        return json.put("scenarios", footer.scenarios()).put("exit", footer.exit());
    }

    private static Footer footer(Fields fields) {
        Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
        Fields countFields = fields.object("counts");
        for (Verdict verdict : Verdict.values()) {
            countFields.optionalInteger(verdict.word()).ifPresent(count -> counts.put(verdict, count));
        }
        countFields.end();
        return new Footer(counts, fields.integer("scenarios"), fields.integer("exit"));
    }

    private static void put(ObjectNode json, String key, Optional<String> value) {
        value.ifPresent(text -> json.put(key, text));
    }

    private static void put(ObjectNode json, String key, OptionalInt value) {
        value.ifPresent(number -> json.put(key, number));
    }

    private static void put(ObjectNode json, String key, List<String> values) {
        ArrayNode array = json.putArray(key);
        values.forEach(array::add);
    }
}
