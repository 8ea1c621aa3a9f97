package dev.flatline.server.rest;

import dev.flatline.server.json.JsonText;
import dev.flatline.server.tree.NamedNode;
import dev.flatline.server.tree.Node;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Data as plain JSON, in the form a request asks for. */
final class Rendering {
    private final RestOptions options;

    Rendering(RestOptions options) {
        this.options = options;
    }

    /** Whether priorities are shown. */
    boolean export() {
        return options.export();
    }

    /** A value at the place of the request, after its query. */
    @Nullable
    Object result(Node node) {
        if (options.shallow() && !node.isLeaf() && !node.isEmpty()) {
            Map<String, @Nullable Object> keys = new LinkedHashMap<>();
            node.children().forEach(child -> keys.put(child.key(), true));
            return keys;
        }
        if (options.query().isPresent() && !node.isLeaf() && !options.export()) {
            // Never an array, whatever the keys: which children a query finds must not change the shape of its result.
            Map<String, @Nullable Object> children = new LinkedHashMap<>();
            for (NamedNode child : node.children()) {
                children.put(child.key(), value(child.node()));
            }
            return children;
        }
        return value(node);
    }

    /** Any other value. */
    @Nullable
    Object value(Node node) {
        return options.export() ? node.export() : node.val();
    }

    /** A successful answer. */
    RestResponse response(@Nullable Object json) {
        if (options.print() == RestOptions.Print.SILENT) {
            return RestResponse.noContent();
        }
        String text = options.print() == RestOptions.Print.PRETTY ? JsonText.writePretty(json) : JsonText.write(json);
        RestResponse response = options.callback()
                .map(function -> script(function, text))
                .orElseGet(() -> RestResponse.json(200, text));
        return options.download()
                .map(file -> response.with("Content-Disposition", "attachment; filename=\"" + file + "\""))
                .orElse(response);
    }

    private static RestResponse script(String function, String json) {
        // Two line ends of Unicode are text in JSON but were not in JavaScript before 2019. The comment keeps the
        // caller from
        // choosing the first bytes, which is what some plugins took for a program of another kind.
        String literal = json.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029");
        return RestResponse.of(200, "application/javascript; charset=utf-8", "/**/" + function + "(" + literal + ");");
    }
}
