package dev.flatline.server.rest;

import dev.flatline.server.InMemoryHttp;
import dev.flatline.server.InMemoryWorld;

/** A server in memory and one HTTP connection to it: what REST tests begin with. */
abstract class RestWorld extends InMemoryWorld {
    private InMemoryHttp http = new InMemoryHttp(server);

    /** The whole answer to a request. */
    final String answer(String method, String target, String body, String... headerLines) {
        if (!http.end().isEmpty()) {
            http = new InMemoryHttp(server);
        }
        http.send(method, target, body, headerLines);
        loop.settle();
        return http.take();
    }

    /** Status and body of the answer to a request, with a space between them. */
    final String result(String method, String target, String body, String... headerLines) {
        String answer = answer(method, target, body, headerLines);
        return answer.substring(9, 12) + " " + answer.substring(answer.indexOf("\r\n\r\n") + 4);
    }

    final String get(String target) {
        return result("GET", target, "");
    }

    final String put(String target, String json) {
        return result("PUT", target, json);
    }

    static String header(String answer, String name) {
        return answer.lines()
                .filter(line -> line.startsWith(name + ": "))
                .map(line -> line.substring(name.length() + 2))
                .findFirst()
                .orElse("");
    }
}
