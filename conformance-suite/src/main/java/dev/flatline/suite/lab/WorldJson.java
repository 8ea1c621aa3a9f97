package dev.flatline.suite.lab;

import dev.flatline.suite.lab.LabWorld.Device;
import dev.flatline.suite.lab.LabWorld.Trouble;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Worlds as JSON: what a page asks for, and what a permalink holds. Whatever comes in is checked. */
final class WorldJson {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]{0,15}");
    private static final int DEPTH_MAX = 8;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEPTH_MAX)
                            .build())
                    .build())
            .build();

    private WorldJson() {}

    /**
     * Reads a world.
     *
     * @throws LabException if it is none, or cannot be played
     */
    static LabWorld read(String text) {
        JsonNode node;
        try {
            node = JSON.readTree(text);
        } catch (JacksonException e) {
            throw new LabException("This is not JSON.");
        }
        int lengthMillis = number(node, "length", LabWorld.LENGTH_MIN_MILLIS, LabWorld.LENGTH_MAX_MILLIS);
        List<Device> devices = list(node, "devices", LabWorld.DEVICES_MAX, WorldJson::device);
        List<Trouble> troubles =
                list(node, "troubles", LabWorld.TROUBLES_MAX, one -> trouble(one, devices, lengthMillis));
        if (devices.isEmpty()) {
            throw new LabException("'devices' is empty: somebody has to take part.");
        }
        if (devices.stream().map(Device::name).distinct().count() < devices.size()) {
            throw new LabException("Two of the 'devices' have the same name.");
        }
        return new LabWorld(
                text(node, "pattern"), devices, troubles, lengthMillis, number(node, "seed", 0, 1_000_000_000));
    }

    private static Device device(JsonNode node) {
        return new Device(name(node, "name"), name(node, "user"));
    }

    private static Trouble trouble(JsonNode node, List<Device> devices, int lengthMillis) {
        String kind = text(node, "kind");
        String device = text(node, "device");
        int fromMillis = number(node, "from", 0, lengthMillis);
        int toMillis = number(node, "to", 0, LabWorld.LENGTH_MAX_MILLIS);
        Trouble trouble = new Trouble(kind, device, fromMillis, toMillis);
        Troubles.Kind known = Script.kindOf(trouble);
        boolean ofServer = known.part() == Troubles.Part.SERVER;
        if (ofServer != device.equals(Troubles.SERVER)) {
            throw new LabException(
                    "'" + kind + "' befalls " + (ofServer ? "the server" : "a device") + ", not '" + device + "'.");
        }
        if (!ofServer && devices.stream().noneMatch(one -> one.name().equals(device))) {
            throw new LabException("There is no device '" + device + "' in this world.");
        }
        if (known.lasts() && toMillis <= fromMillis) {
            throw new LabException("'" + kind + "' ends before it begins: 'to' has to be greater than 'from'.");
        }
        return trouble;
    }

    private static <T> List<T> list(JsonNode node, String key, int sizeMax, Function<JsonNode, T> read) {
        JsonNode items = node.path(key);
        if (!items.isArray() || items.size() > sizeMax) {
            throw new LabException("'" + key + "' has to be a list of at most " + sizeMax + ".");
        }
        List<T> list = new ArrayList<>();
        items.forEach(item -> list.add(read.apply(item)));
        return list;
    }

    private static String text(JsonNode node, String key) {
        JsonNode value = node.path(key);
        if (!value.isString()) {
            throw new LabException("'" + key + "' has to be a text.");
        }
        return value.stringValue();
    }

    private static String name(JsonNode node, String key) {
        String name = text(node, key);
        if (!NAME.matcher(name).matches()
                || List.of(ScenarioText.ONLOOKER, "observer", "server").contains(name)) {
            throw new LabException("'" + key + "' has to be a name of up to 16 small letters and digits, and not one of"
                    + " those that mean something else here: onlooker, observer, server.");
        }
        return name;
    }

    private static int number(JsonNode node, String key, int min, int max) {
        JsonNode value = node.path(key);
        if (!value.isIntegralNumber() || !value.canConvertToInt() || value.intValue() < min || value.intValue() > max) {
            throw new LabException("'" + key + "' has to be a whole number from " + min + " to " + max + ".");
        }
        return value.intValue();
    }
}
