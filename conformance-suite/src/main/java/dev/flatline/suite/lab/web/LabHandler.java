package dev.flatline.suite.lab.web;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.flatline.suite.lab.LabException;
import dev.flatline.suite.lab.LabJson;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import tools.jackson.databind.json.JsonMapper;

/** Answers the lab's own page, and nobody else. */
final class LabHandler implements HttpHandler {

    /** A world with everything in it is a few thousand bytes. */
    private static final int BODY_MAX_BYTES = 64 << 10;

    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self';"
                    + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Map<String, UnaryOperator<String>> questions;
    private final Map<String, Page> answers;
    private final Set<String> hosts;
    private final Set<String> origins;

    LabHandler(LabJson lab, int port) {
        questions = Map.of("/api/play", lab::play, "/api/compare", lab::compare);
        answers = Map.of("/api/menu", Page.json(lab.menu()), "/api/lessons", Page.json(lab.lessons()));
        hosts = Set.of("127.0.0.1:" + port, "localhost:" + port);
        origins = Set.of("http://127.0.0.1:" + port, "http://localhost:" + port);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Reply reply = reply(exchange);
            Headers headers = exchange.getResponseHeaders();
            headers.set("Content-Type", reply.page().type());
            headers.set("Content-Security-Policy", POLICY);
            headers.set("X-Content-Type-Options", "nosniff");
            headers.set("Referrer-Policy", "no-referrer");
            headers.set("Cross-Origin-Resource-Policy", "same-origin");
            headers.set("Cache-Control", "no-store");
            byte[] body = reply.page().text().getBytes(StandardCharsets.UTF_8);
            boolean head = exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(reply.status(), head || body.length == 0 ? -1 : body.length);
            if (!head && body.length > 0) {
                try (OutputStream out = exchange.getResponseBody()) {
                    out.write(body);
                }
            }
        }
    }

    private record Reply(int status, Page page) {

        static Reply refused(int status, String why) {
            return new Reply(status, Page.json(JSON.writeValueAsString(Map.of("error", why))));
        }
    }

    private Reply reply(HttpExchange exchange) throws IOException {
        Headers headers = exchange.getRequestHeaders();
        if (!hosts.contains(Optional.ofNullable(headers.getFirst("Host")).orElse(""))) {
            return Reply.refused(421, "This server answers to 127.0.0.1 and localhost only.");
        }
        if (headers.containsKey("Origin")
                && !origins.contains(
                        Optional.ofNullable(headers.getFirst("Origin")).orElse(""))) {
            return Reply.refused(403, "This server answers its own page only.");
        }
        String path = Optional.ofNullable(exchange.getRequestURI().getPath()).orElse("");
        UnaryOperator<String> question = questions.get(path);
        String method = exchange.getRequestMethod();
        if (question != null) {
            return method.equals("POST") ? ask(exchange, question) : Reply.refused(405, "Ask with POST.");
        }
        if (!method.equals("GET") && !method.equals("HEAD")) {
            return Reply.refused(405, "Ask with GET.");
        }
        return Optional.ofNullable(answers.get(path))
                .or(() -> Page.of(path))
                .map(page -> new Reply(200, page))
                .orElseGet(() -> Reply.refused(404, "There is no such page."));
    }

    private static Reply ask(HttpExchange exchange, UnaryOperator<String> question) throws IOException {
        // Only a script of our own page can send this without asking first.
        String type = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Content-Type"))
                .orElse("");
        if (!type.equals("application/json")) {
            return Reply.refused(415, "Ask with application/json.");
        }
        byte[] body = exchange.getRequestBody().readNBytes(BODY_MAX_BYTES + 1);
        if (body.length > BODY_MAX_BYTES) {
            return Reply.refused(413, "A world has at most " + BODY_MAX_BYTES + " bytes.");
        }
        try {
            return new Reply(200, Page.json(question.apply(new String(body, StandardCharsets.UTF_8))));
        } catch (LabException e) {
            return Reply.refused(400, String.valueOf(e.getMessage()));
        }
    }
}
