package dev.flatline.simulator.embedded;

import dev.flatline.simulator.link.Direction;
import dev.flatline.simulator.link.PlacedToxic;
import dev.flatline.simulator.link.Toxic;
import dev.flatline.simulator.link.ToxicType;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads toxics from request bodies, checking in the order in which Toxiproxy does. */
final class ToxicInput {
    private ToxicInput() {}

    static ProxyToxic create(JsonBody body, EmbeddedProxy proxy) {
        // All of the body is checked for its types before its values are.
        Optional<String> givenName = body.text("name");
        Optional<String> givenType = body.text("type");
        String stream = body.text("stream").orElse("downstream");
        float toxicity = body.number("toxicity").orElse(1f);
        Direction direction = direction(stream);
        // The name keeps the stream as it was typed.
        String name = givenName.filter(given -> !given.isEmpty()).orElseGet(() -> givenType.orElse("") + "_" + stream);
        ToxicType type =
                givenType.flatMap(ToxicType::byWireName).orElseThrow(() -> new ApiException(400, "invalid toxic type"));
        if (proxy.toxic(name).isPresent()) {
            throw new ApiException(409, "toxic already exists");
        }
        if (proxy.toxics().size() >= EngineLimits.MAX_TOXICS) {
            throw new ApiException(400, "too many toxics: a proxy holds at most " + EngineLimits.MAX_TOXICS);
        }
        Map<String, Long> attributes = new LinkedHashMap<>();
        ApiException wrong = merge(body, type, attributes);
        if (wrong != null) {
            throw wrong;
        }
        return new ProxyToxic(new PlacedToxic(name, direction, toxicity, toxic(type, attributes)), stream);
    }

    /**
     * Merges the body into the toxic and hands the outcome to {@code apply}. An attribute of a wrong type is an error, yet
     * those before it are applied: so it is in Toxiproxy.
     */
    static ProxyToxic update(JsonBody body, ProxyToxic listed, Consumer<ProxyToxic> apply) {
        PlacedToxic current = listed.placed();
        ToxicType type = current.toxic().type();
        float toxicity = body.number("toxicity").orElse(current.toxicity());
        Map<String, Long> attributes = ToxicType.attributesOf(current.toxic());
        ApiException wrong = merge(body, type, attributes);
        PlacedToxic placed = new PlacedToxic(
                current.name(),
                current.direction(),
                wrong == null ? toxicity : current.toxicity(),
                toxic(type, attributes));
        ProxyToxic changed = new ProxyToxic(placed, listed.stream());
        apply.accept(changed);
        if (wrong != null) {
            throw wrong;
        }
        return changed;
    }

    private static @Nullable ApiException merge(JsonBody body, ToxicType type, Map<String, Long> into) {
        try {
            body.object("attributes").ifPresent(attributes -> attributes.integers(type.attributeNames(), into::put));
            return null;
        } catch (ApiException e) {
            return e;
        }
    }

    private static Toxic toxic(ToxicType type, Map<String, Long> attributes) {
        try {
            return type.toxic(attributes);
        } catch (IllegalArgumentException e) {
            throw new ApiException(400, "bad request body: " + e.getMessage(), e);
        }
    }

    private static Direction direction(String stream) {
        return Arrays.stream(Direction.values())
                .filter(direction -> direction.wireName().equalsIgnoreCase(stream))
                .findFirst()
                .orElseThrow(() -> new ApiException(400, "stream was invalid, can be either upstream or downstream"));
    }
}
