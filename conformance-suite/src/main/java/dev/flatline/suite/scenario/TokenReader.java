package dev.flatline.suite.scenario;

import dev.flatline.suite.scenario.YamlNode.Mapping;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads as whom somebody comes. */
final class TokenReader {

    private final Problems problems;
    private final Scalars scalars;
    private final BoundReader bounds;
    private final ValueReader values;

    TokenReader(Problems problems, Scalars scalars, BoundReader bounds, ValueReader values) {
        this.problems = problems;
        this.scalars = scalars;
        this.bounds = bounds;
        this.values = values;
    }

    /** The body of an {@code auth}. */
    Token token(YamlNode node) {
        Fields fields = Fields.of(node, "an auth", "auth: { uid: alice }", problems);
        Token token = token(node, fields);
        fields.end();
        return token;
    }

    /** The keys of a token among others. */
    Token token(YamlNode node, Fields fields) {
        Optional<String> uid = fields.optional("uid").map(scalars::text);
        Optional<YamlNode> administrator = fields.optional("administrator");
        administrator.ifPresent(scalars::justTrue);
        if (uid.isPresent() == administrator.isPresent() && node instanceof Mapping) {
            problems.add(
                    node, "Somebody has either a \"uid\" or is the \"administrator\".", "For example: { uid: alice }");
        }
        Map<String, @Nullable Object> claims =
                fields.optional("claims").map(values::children).orElse(Map.of());
        return new Token(uid, claims, fields.optional("expires").map(bounds::bound));
    }
}
