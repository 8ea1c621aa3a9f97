package dev.flatline.simulator.embedded;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Toxiproxy's HTTP API: which request does what. Called from the control thread only. */
final class Api {
    private static final Logger LOG = LoggerFactory.getLogger(Api.class);
    private static final String VERSION = "2.12.0";
    private static final String ANY_METHOD = "*";

    /** Answers a request; the arguments are what stands in the pattern's braces. */
    private interface Handler {
        ApiResponse answer(List<String> arguments, byte[] body);
    }

    private record Operation(String method, List<String> pattern, Handler handler) {
        boolean takes(String requested) {
            return method.equals(ANY_METHOD) || method.equals(requested);
        }
    }

    private final ProxyCollection proxies;
    private final List<Operation> operations = new ArrayList<>();

    /** @param metrics what {@code /metrics} shows; without them there is no such route */
    Api(ProxyCollection proxies, Optional<ProxyMetrics> metrics) {
        this.proxies = proxies;
        on(
                "GET",
                "/version",
                (names, body) -> new ApiResponse(
                        200, "application/json;charset=utf-8", "{\"version\": \"" + VERSION + "\"}\n", true));
        on("GET", "/proxies", (names, body) -> ApiResponse.json(200, ApiJson.proxies(proxies.all())));
        on("POST", "/proxies", (names, body) -> createProxy(body));
        on("POST", "/populate", (names, body) -> populate(body));
        on("POST", "/reset", (names, body) -> reset());
        on("GET", "/proxies/{p}", (names, body) -> ApiResponse.json(200, ApiJson.proxy(proxy(names))));
        on("PATCH", "/proxies/{p}", this::updateProxy);
        on("POST", "/proxies/{p}", this::updateProxy);
        on("DELETE", "/proxies/{p}", (names, body) -> deleteProxy(names));
        on(
                "GET",
                "/proxies/{p}/toxics",
                (names, body) ->
                        ApiResponse.json(200, ApiJson.toxics(proxy(names).toxics())));
        on("POST", "/proxies/{p}/toxics", this::createToxic);
        on("GET", "/proxies/{p}/toxics/{t}", (names, body) -> ApiResponse.json(200, ApiJson.toxic(toxic(names))));
        on("PATCH", "/proxies/{p}/toxics/{t}", this::updateToxic);
        on("POST", "/proxies/{p}/toxics/{t}", this::updateToxic);
        on("DELETE", "/proxies/{p}/toxics/{t}", (names, body) -> deleteToxic(names));
        metrics.ifPresent(counters -> on(
                ANY_METHOD,
                "/metrics",
                (names, body) -> new ApiResponse(200, ProxyMetrics.CONTENT_TYPE, counters.text(), true)));
        // Extensions of ours, out of the way of stock clients.
        on(
                "GET",
                "/x/proxies/{p}/traffic",
                (names, body) ->
                        ApiResponse.json(200, ApiJson.traffic(proxy(names).traffic())));
        on("POST", "/x/proxies/{p}/stop-answering", (names, body) -> stopAnswering(names));
    }

    private void on(String method, String pattern, Handler handler) {
        operations.add(new Operation(method, segments(pattern), handler));
    }

    ApiResponse answer(ApiRequest request) {
        List<Operation> known = operations.stream()
                .filter(operation -> matches(operation.pattern(), segments(request.path())))
                .toList();
        if (known.isEmpty()) {
            return new ApiResponse(404, ApiResponse.TEXT, "404 page not found\n", false);
        }
        for (Operation operation : known) {
            if (operation.takes(request.method())) {
                // Keeps web pages of a browser on this machine from steering the proxies.
                return request.userAgent().startsWith("Mozilla/")
                        ? ApiResponse.text(403, "User agent not allowed\n")
                        : run(operation, request);
            }
        }
        return new ApiResponse(405, "", "", false);
    }

    private static ApiResponse run(Operation operation, ApiRequest request) {
        List<String> path = segments(request.path());
        List<String> arguments = new ArrayList<>();
        for (int i = 0; i < path.size(); i++) {
            if (operation.pattern().get(i).startsWith("{")) {
                arguments.add(decoded(path.get(i)));
            }
        }
        try {
            return operation.handler().answer(arguments, request.body());
        } catch (ApiException e) {
            return ApiResponse.error(e);
        } catch (RuntimeException e) {
            LOG.error("{} {} failed", request.method(), request.path(), e);
            return ApiResponse.error(new ApiException(500, "internal error: " + e, e));
        }
    }

    private static String decoded(String segment) {
        try {
            return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return segment;
        }
    }

    private static List<String> segments(String path) {
        return Arrays.asList(path.split("/", -1));
    }

    private static boolean matches(List<String> pattern, List<String> path) {
        if (pattern.size() != path.size()) {
            return false;
        }
        for (int i = 0; i < path.size(); i++) {
            boolean fits = pattern.get(i).startsWith("{")
                    ? !path.get(i).isEmpty()
                    : pattern.get(i).equals(path.get(i));
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    private ApiResponse createProxy(byte[] body) {
        ProxyInput input = ProxyInput.of(JsonBody.object(body));
        input.requireNameAndUpstream("");
        return ApiResponse.json(201, ApiJson.proxy(proxies.create(input)));
    }

    private ApiResponse updateProxy(List<String> names, byte[] body) {
        EmbeddedProxy proxy = proxy(names);
        proxies.update(proxy, ProxyInput.of(JsonBody.object(body)));
        return ApiResponse.json(200, ApiJson.proxy(proxy));
    }

    private ApiResponse deleteProxy(List<String> names) {
        proxies.delete(proxy(names));
        return ApiResponse.noContent();
    }

    private ApiResponse stopAnswering(List<String> names) {
        proxy(names).stopAnswering();
        return ApiResponse.noContent();
    }

    private ApiResponse populate(byte[] body) {
        List<EmbeddedProxy> done = new ArrayList<>();
        try {
            List<ProxyInput> inputs =
                    JsonBody.array(body).stream().map(ProxyInput::of).toList();
            for (int i = 0; i < inputs.size(); i++) {
                inputs.get(i).requireNameAndUpstream(" at proxy " + (i + 1));
            }
            inputs.forEach(input -> done.add(proxies.populate(input)));
            return ApiResponse.json(201, ApiJson.populated(done));
        } catch (ApiException e) {
            return ApiResponse.json(e.status(), ApiJson.populateFailed(e, done));
        }
    }

    private ApiResponse reset() {
        proxies.reset();
        return ApiResponse.noContent();
    }

    private ApiResponse createToxic(List<String> names, byte[] body) {
        EmbeddedProxy proxy = proxy(names);
        ProxyToxic toxic = ToxicInput.create(JsonBody.object(body), proxy);
        proxy.add(toxic);
        return ApiResponse.json(200, ApiJson.toxic(toxic));
    }

    private ApiResponse updateToxic(List<String> names, byte[] body) {
        EmbeddedProxy proxy = proxy(names);
        ProxyToxic current = toxic(names);
        ProxyToxic changed = ToxicInput.update(JsonBody.object(body), current, proxy::update);
        return ApiResponse.json(200, ApiJson.toxic(changed));
    }

    private ApiResponse deleteToxic(List<String> names) {
        proxy(names).remove(toxic(names).placed());
        return ApiResponse.noContent();
    }

    private EmbeddedProxy proxy(List<String> names) {
        return proxies.get(names.get(0)).orElseThrow(() -> new ApiException(404, "proxy not found"));
    }

    private ProxyToxic toxic(List<String> names) {
        return proxy(names).toxic(names.get(1)).orElseThrow(() -> new ApiException(404, "toxic not found"));
    }
}
