package dev.flatline.suite.scenario;

import dev.flatline.server.RestartPolicy;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads what is special about the server: {@code server: { clock: +1 h, onRestart: forgets-all }}. */
final class ServerReader {

    private static final List<String> POLICIES =
            Arrays.stream(RestartPolicy.values()).map(ServerReader::word).toList();

    private static final String SIGNED = "signed";
    private static final List<String> TOKENS = List.of(SIGNED, "unsigned");

    private final Problems problems;
    private final Scalars scalars;
    private final BoundReader bounds;

    ServerReader(Problems problems, Scalars scalars, BoundReader bounds) {
        this.problems = problems;
        this.scalars = scalars;
        this.bounds = bounds;
    }

    ServerSpec server(YamlNode node) {
        Fields fields = Fields.of(node, "a server", "server: { clock: +1 h, onRestart: forgets-all }", problems);
        Duration skew = fields.optional("clock").map(bounds::skew).orElse(Duration.ZERO);
        RestartPolicy onRestart = fields.optional("onRestart").map(this::policy).orElse(RestartPolicy.KEEPS_ALL);
        Optional<String> rules = fields.optional("rules").flatMap(it -> new SecurityRulesReader(problems).read(it));
        boolean signed = fields.optional("tokens")
                .map(it -> scalars.oneOf(it, "kind of tokens", TOKENS).equals(SIGNED))
                .orElse(false);
        fields.end();
        return new ServerSpec(skew, onRestart, rules, signed);
    }

    private RestartPolicy policy(YamlNode node) {
        String word = scalars.oneOf(node, "restart policy", POLICIES);
        return Arrays.stream(RestartPolicy.values())
                .filter(policy -> word(policy).equals(word))
                .findFirst()
                .orElse(RestartPolicy.KEEPS_ALL);
    }

    /** As with mutants: lower case with hyphens. */
    private static String word(RestartPolicy policy) {
        return policy.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
