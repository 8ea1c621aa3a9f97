package dev.flatline.suite.lab;

import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * A mapping of one of the lab's own data files. What is wrong in them is a mistake of ours, so that the first one is enough.
 *
 * @param where what it is, for complaints
 */
record Entry(String where, Object node) {

    /**
     * The entries of a file that is a list.
     *
     * @throws LabException if it is none
     */
    static List<Entry> list(String yaml, String where) {
        Object document =
                new Load(LoadSettings.builder().setSchema(new CoreSchema()).build()).loadFromString(yaml);
        return items(where, document);
    }

    private static List<Entry> items(String where, Object node) {
        if (node instanceof List<?> items) {
            return items.stream().map(item -> new Entry(where, item)).toList();
        }
        throw new LabException("There is no list of " + where + ".");
    }

    boolean has(String key) {
        return map().containsKey(key);
    }

    Object any(String key) {
        Object value = map().get(key);
        if (value == null) {
            throw new LabException("'" + key + "' of " + where + " is missing.");
        }
        return value;
    }

    Entry inner(String key) {
        return new Entry("'" + key + "' of " + where, any(key));
    }

    List<Entry> list(String key) {
        return items("'" + key + "' of " + where, any(key));
    }

    String text(String key) {
        if (any(key) instanceof String text) {
            return text;
        }
        throw new LabException("'" + key + "' of " + where + " is not a text.");
    }

    String textOrNothing(String key) {
        return has(key) ? text(key) : "";
    }

    int number(String key) {
        if (any(key) instanceof Integer number) {
            return number;
        }
        throw new LabException("'" + key + "' of " + where + " is not a whole number.");
    }

    private Map<?, ?> map() {
        if (node instanceof Map<?, ?> map) {
            return map;
        }
        throw new LabException(where + " is not a mapping.");
    }
}
