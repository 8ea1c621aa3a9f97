package dev.flatline.suite.driver.stdio;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The fields of one line, or of an object in it; each is taken once, and none may be left over. */
final class Fields {

    /** What a driver does with its lines, for messages. */
    static final String PRINTED = "printed";

    /** What a runner does with its lines. */
    static final String SENT = "sent";

    private static final int SHOWN_LENGTH = 200;

    private final String verb;
    private final String line;
    private final ObjectNode object;
    private final Set<String> taken = new HashSet<>();

    /** The fields of a line that a driver printed. */
    Fields(String line) throws MalformedLineException {
        this(PRINTED, line, Json.object(line));
    }

    private Fields(String verb, String line, ObjectNode object) {
        this.verb = verb;
        this.line = line;
        this.object = object;
    }

    /** The fields of a line that a runner sent. */
    static Fields sent(String line) throws MalformedLineException {
        try {
            return new Fields(SENT, line, Json.object(line));
        } catch (MalformedLineException e) {
            throw new MalformedLineException(
                    "sent a line that is not a JSON object: " + Tail.abbreviated(line, SHOWN_LENGTH));
        }
    }

    /** The fields of an object in the line. */
    Fields object(String name) throws MalformedLineException {
        return of(name, take(name));
    }

    /** The fields of each object of a list in the line. */
    List<Fields> objects(String name) throws MalformedLineException {
        JsonNode field = take(name);
        if (!field.isArray()) {
            throw wrong(name, "a list of objects");
        }
        List<Fields> objects = new ArrayList<>();
        for (JsonNode element : field) {
            objects.add(of(name, element));
        }
        return objects;
    }

    private Fields of(String name, JsonNode node) throws MalformedLineException {
        if (node instanceof ObjectNode inner) {
            return new Fields(verb, line, inner);
        }
        throw wrong(name, "an object");
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

    /** Takes a field that has no other value than true. */
    void affirmed(String name) throws MalformedLineException {
        if (!truth(name)) {
            throw wrong(name, "true");
        }
    }

    /** The names of all fields, in their order. */
    List<String> names() {
        return List.copyOf(object.propertyNames());
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
                        verb + " a line with an unexpected field \"" + name + "\": " + shown());
            }
        }
    }

    String shown() {
        return Tail.abbreviated(line, SHOWN_LENGTH);
    }

    private JsonNode take(String name) throws MalformedLineException {
        JsonNode field = object.get(name);
        if (field == null) {
            throw new MalformedLineException(verb + " a line without the field \"" + name + "\": " + shown());
        }
        taken.add(name);
        return field;
    }

    /** The refusal of a field's value. */
    MalformedLineException wrong(String name, String expected) {
        return new MalformedLineException(
                verb + " a line whose field \"" + name + "\" is not " + expected + ": " + shown());
    }
}
