package dev.flatline.suite.driver.stdio;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The fields of one line that a driver printed; each is taken once, and none may be left over. */
final class Fields {

    private static final int SHOWN_LENGTH = 200;

    private final String line;
    private final ObjectNode object;
    private final Set<String> taken = new HashSet<>();

    Fields(String line) throws MalformedLineException {
        this.line = line;
        this.object = Json.object(line);
    }

    boolean has(String name) {
        return object.has(name);
    }

    String text(String name) throws MalformedLineException {
        JsonNode field = take(name);
        if (!field.isString()) {
            throw wrong(name, "a string");
        }
        return field.stringValue();
    }

    List<String> texts(String name) throws MalformedLineException {
        JsonNode field = take(name);
        List<String> texts = new ArrayList<>();
        for (JsonNode element : field) {
            if (element.isString()) {
                texts.add(element.stringValue());
            }
        }
        if (!field.isArray() || texts.size() != field.size()) {
            throw wrong(name, "a list of strings");
        }
        return texts;
    }

    boolean truth(String name) throws MalformedLineException {
        JsonNode field = take(name);
        if (!field.isBoolean()) {
            throw wrong(name, "true or false");
        }
        return field.booleanValue();
    }

    double number(String name) throws MalformedLineException {
        JsonNode field = take(name);
        if (!field.isNumber()) {
            throw wrong(name, "a number");
        }
        return field.doubleValue();
    }

    long id(String name) throws MalformedLineException {
        JsonNode field = take(name);
        if (!field.isIntegralNumber() || !field.canConvertToLong()) {
            throw wrong(name, "an integer");
        }
        return field.longValue();
    }

    @Nullable
    Object value(String name) throws MalformedLineException {
        return Json.plain(take(name));
    }

    /** Checks that nothing is left over. */
    void end() throws MalformedLineException {
        for (String name : object.propertyNames()) {
            if (!taken.contains(name)) {
                throw new MalformedLineException(
                        "printed a line with an unexpected field \"" + name + "\": " + shown());
            }
        }
    }

    String shown() {
        return Tail.abbreviated(line, SHOWN_LENGTH);
    }

    private JsonNode take(String name) throws MalformedLineException {
        JsonNode field = object.get(name);
        if (field == null) {
            throw new MalformedLineException("printed a line without the field \"" + name + "\": " + shown());
        }
        taken.add(name);
        return field;
    }

    private MalformedLineException wrong(String name, String expected) {
        return new MalformedLineException(
                "printed a line whose field \"" + name + "\" is not " + expected + ": " + shown());
    }
}
