package dev.flatline.server.rest;

import dev.flatline.server.auth.Credential;
import dev.flatline.server.database.PermissionDeniedException;
import dev.flatline.server.json.JsonText;
import dev.flatline.server.rules.Rules;
import dev.flatline.server.rules.RulesException;
import dev.flatline.server.session.Namespace;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The security rules of a namespace as a document that only the administrator may read and replace: as it was written,
 * comments included.
 */
final class RulesDocument {
    private static final String PATH = "/.settings/rules.json";

    private final Namespace namespace;

    RulesDocument(Namespace namespace) {
        this.namespace = namespace;
    }

    static boolean isFor(RequestTarget target) {
        return target.path().equals(PATH);
    }

    /**
     * Shows the rules or replaces them: from the next request on, all of them or none.
     *
     * @throws PermissionDeniedException if it is not the administrator who asks
     */
    RestResponse answer(RestRequest request, Credential credential) {
        if (!(credential instanceof Credential.Admin)) {
            throw new PermissionDeniedException();
        }
        return switch (RestMethod.of(request)) {
            case GET -> RestResponse.json(200, namespace.database().rules().source());
            case PUT -> replace(request.text());
            default ->
                throw new RestException(405, "rules can be read with GET and replaced with PUT")
                        .with("Allow", "GET, HEAD, PUT");
        };
    }

    private RestResponse replace(String text) {
        try {
            namespace.setRules(Rules.parse(text));
            return RestResponse.json(200, JsonText.write(Map.of("status", "ok")));
        } catch (RulesException e) {
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("error", String.valueOf(e.getMessage()));
            answer.put("line", e.line());
            answer.put("column", e.column());
            return RestResponse.json(400, JsonText.write(answer));
        }
    }
}
