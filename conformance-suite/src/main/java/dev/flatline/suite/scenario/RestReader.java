package dev.flatline.suite.scenario;

import dev.flatline.suite.rest.RestCall;
import dev.flatline.suite.rest.RestCall.Method;
import dev.flatline.suite.scenario.YamlNode.Mapping;
import dev.flatline.suite.scenario.YamlNode.Scalar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** Reads steps that speak REST. */
final class RestReader {

    private static final List<String> METHODS =
            Stream.of(Method.values()).map(Method::name).toList();

    /** Parameters whose value is JSON on the wire: a text among them is quoted. */
    private static final List<String> JSON_PARAMETERS =
            List.of("orderBy", "startAt", "startAfter", "endAt", "endBefore", "equalTo");

    private static final int STATUS_MIN = 100;
    private static final int STATUS_MAX = 599;

    private final Problems problems;
    private final Scalars scalars;
    private final ValueReader values;
    private final MatcherReader matchers;
    private final TokenReader tokens;
    private final Scope scope;

    RestReader(
            Problems problems,
            Scalars scalars,
            ValueReader values,
            MatcherReader matchers,
            TokenReader tokens,
            Scope scope) {
        this.problems = problems;
        this.scalars = scalars;
        this.values = values;
        this.matchers = matchers;
        this.tokens = tokens;
        this.scope = scope;
    }

    Step request(Position position, YamlNode node) {
        Fields fields = Fields.of(node, "a rest", "rest: { method: PUT, path: a/b, body: 1 }", problems);
        Method method =
                fields.required("method", value -> Method.valueOf(scalars.oneOf(value, "method", METHODS)), Method.GET);
        String path = path(fields);
        Map<String, String> query = query(fields);
        Optional<YamlNode> body = fields.optional("body");
        Optional<String> json = body.map(value -> JsonMapper.shared().writeValueAsString(values.toWrite(value)));
        if (method.hasBody() != body.isPresent()) {
            problems.add(
                    node,
                    method.hasBody() ? "A %s needs a body.".formatted(method) : "A %s has no body.".formatted(method),
                    method.hasBody() ? "For example: body: { n: 1 }" : "PUT, POST and PATCH have one.");
        }
        Optional<String> ifMatch = fields.optional("ifMatch").map(this::knownTag);
        RestAnswer answer = new RestAnswer(
                fields.optional("status").map(this::status),
                fields.optional("answer").map(matchers::matcher));
        Optional<String> tag = fields.optional("tag").map(this::newTag);
        Optional<Token> auth = fields.optional("auth").map(tokens::token);
        fields.end();
        return new Step.Rest(position, new RestCall(method, path, query, Map.of(), json), ifMatch, tag, auth, answer);
    }

    Step stream(Position position, YamlNode node) {
        Fields fields = Fields.of(node, "a stream", "stream: { as: news, path: a/b }", problems);
        String stream = fields.required("as", scalars::name, "");
        fields.optional("as").ifPresent(at -> scope.declareStream(at, stream));
        Step step = new Step.OpenStream(
                position,
                stream,
                path(fields),
                query(fields),
                fields.optional("auth").map(tokens::token));
        fields.end();
        return step;
    }

    Step endStream(Position position, YamlNode node) {
        String stream = scalars.name(node);
        scope.useStream(node, stream);
        return new Step.EndStream(position, stream);
    }

    private String path(Fields fields) {
        return fields.optional("path").map(scalars::path).orElse("");
    }

    private Map<String, String> query(Fields fields) {
        Map<String, String> query = new LinkedHashMap<>();
        fields.optional("query").ifPresent(node -> {
            if (node instanceof Mapping mapping && !mapping.entries().isEmpty()) {
                mapping.entries()
                        .forEach(entry -> query.put(
                                entry.key().text(), parameter(entry.key().text(), entry.value())));
            } else {
                problems.expected(node, "parameters with their values", "{ orderBy: age, limitToLast: 2 }");
            }
        });
        return query;
    }

    private String parameter(String name, YamlNode node) {
        if (node instanceof Scalar scalar && scalar.value() != null) {
            return JSON_PARAMETERS.contains(name)
                    ? JsonMapper.shared().writeValueAsString(scalar.value())
                    : scalar.text();
        }
        problems.expected(node, "the value of a parameter", "2");
        return "";
    }

    private int status(YamlNode node) {
        if (node instanceof Scalar scalar
                && scalar.value() instanceof Long status
                && status >= STATUS_MIN
                && status <= STATUS_MAX) {
            return status.intValue();
        }
        problems.expected(node, "an HTTP status", "412");
        return STATUS_MIN;
    }

    private String newTag(YamlNode node) {
        String tag = scalars.name(node);
        scope.declareTag(tag);
        return tag;
    }

    private String knownTag(YamlNode node) {
        String tag = scalars.name(node);
        scope.useTag(node, tag);
        return tag;
    }
}
