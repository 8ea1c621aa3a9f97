package dev.flatline.suite.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The results for programs. */
public final class ResultJson {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private ResultJson() {}

    /** A JSON object with the machine and the rows; figures in full, medians and ranges of the rounds. */
    public static String render(String machine, List<Row> rows) {
        Map<String, Object> results = new LinkedHashMap<>();
        results.put("machine", machine);
        results.put("rows", rows.stream().map(ResultJson::object).toList());
        return MAPPER.writeValueAsString(results) + "\n";
    }

    private static Map<String, Object> object(Row row) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("what", row.what());
        object.put("unit", row.unit());
        object.put("ours", object(row.ours()));
        row.peer().ifPresent(peer -> {
            object.put("peerName", peer.name());
            object.put("peer", object(peer.samples()));
            object.put("ratio", object(peer.ratios()));
        });
        row.aim().ifPresent(aim -> object.put("aim", aim.toString()));
        row.isMet().ifPresent(met -> object.put("met", met));
        if (!row.note().isEmpty()) {
            object.put("note", row.note());
        }
        return object;
    }

    private static Map<String, Object> object(Samples samples) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("median", samples.median());
        object.put("min", samples.min());
        object.put("max", samples.max());
        object.put("rounds", samples.count());
        return object;
    }
}
