package dev.flatline.suite.lab;

import dev.flatline.suite.lab.Pattern.Shown.Words;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What a pattern's data says about who is there. */
final class Shows {

    private static final JsonMapper JSON = JsonMapper.shared();

    private Shows() {}

    /** Where it says something about this user, below {@link ScenarioText#ROOT}. */
    static String pathBelowRoot(Pattern pattern, String user) {
        String path = pattern.shown().path().replace("$user", user);
        if (!path.startsWith(ScenarioText.ROOT + "/")) {
            throw new LabException("The pattern '" + pattern.id() + "' shows something outside of '" + ScenarioText.ROOT
                    + "', where nobody looks.");
        }
        return path.substring(ScenarioText.ROOT.length() + 1);
    }

    /** The scenario's matcher for what has to be there. */
    static String matcher(Pattern pattern, int devices) {
        return pattern.shown()
                .words()
                .map(words -> JSON.writeValueAsString(devices > 0 ? words.online() : words.offline()))
                .orElse(devices > 0 ? "{ children: " + devices + " }" : "null");
    }

    /** Whether this is what has to be there while so many devices are. */
    static boolean isRight(Pattern pattern, @Nullable Object value, int devices) {
        return pattern.shown()
                .words()
                .map(words -> Objects.equals(value, devices > 0 ? words.online() : words.offline()))
                .orElseGet(() -> children(value) == devices);
    }

    /** Whether whoever sees this takes the user for online. */
    static boolean isOnline(Pattern pattern, @Nullable Object value) {
        return pattern.shown()
                .words()
                .map(Words::online)
                .map(online -> Objects.equals(value, online))
                .orElseGet(() -> children(value) > 0);
    }

    /** Of what is not right: whether it shows more than is there, not less. */
    static boolean tooMuch(Pattern pattern, @Nullable Object value, int devices) {
        return pattern.shown().words().isPresent() ? devices == 0 : children(value) > devices;
    }

    /** What the data below {@link ScenarioText#ROOT} holds for this user. */
    static @Nullable Object at(Pattern pattern, String user, @Nullable Object root) {
        Object value = root;
        for (String key : pathBelowRoot(pattern, user).split("/", -1)) {
            value = value instanceof Map<?, ?> map ? map.get(key) : null;
        }
        return value;
    }

    private static int children(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.size();
        }
        return value instanceof List<?> list
                ? (int) list.stream().filter(Objects::nonNull).count()
                : 0;
    }
}
