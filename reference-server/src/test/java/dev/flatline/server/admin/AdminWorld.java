package dev.flatline.server.admin;

import dev.flatline.server.InMemoryHttp;
import dev.flatline.server.InMemoryWorld;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;

/** A server in memory with an admin API and those who call it: what tests of the API begin with. */
abstract class AdminWorld extends InMemoryWorld {
    static final String TOKEN = "an-admin-token";

    @BeforeEach
    final void startWithAnAdminApi() {
        restart(config().adminToken(TOKEN).build(), new Random(1));
    }

    /** The whole answer to a request whose headers are given entirely; the body is the last line. */
    final String raw(String method, String path, String body, String... headerLines) {
        InMemoryHttp http = new InMemoryHttp(server);
        StringBuilder request = new StringBuilder(method + " /.admin/" + path + " HTTP/1.1\r\n");
        for (String line : headerLines) {
            request.append(line).append("\r\n");
        }
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        request.append("Content-Length: ").append(bytes.length).append("\r\n\r\n");
        http.sendBytes(request.toString().getBytes(StandardCharsets.ISO_8859_1));
        http.sendBytes(bytes);
        loop.settle();
        return http.take();
    }

    /** Status and body of the answer to a call by somebody who knows the token, with a space between them. */
    final String call(String method, String path, String body) {
        String answer = raw(method, path, body, "Host: localhost:9000", "Authorization: Bearer " + TOKEN);
        return answer.substring(9, 12) + " " + answer.substring(answer.indexOf("\r\n\r\n") + 4);
    }

    final String get(String path) {
        return call("GET", path, "");
    }

    final String post(String path) {
        return call("POST", path, "");
    }
}
