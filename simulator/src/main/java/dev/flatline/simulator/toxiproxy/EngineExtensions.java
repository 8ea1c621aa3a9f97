package dev.flatline.simulator.toxiproxy;

import dev.flatline.simulator.fault.FaultException;
import dev.flatline.simulator.fault.RouteTraffic;
import dev.flatline.simulator.link.LinkTraffic;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the embedded engine can do beyond Toxiproxy's API; other Toxiproxies answer 404. */
final class EngineExtensions {
    private static final int NOT_FOUND = 404;

    private static final JsonMapper MAPPER = new JsonMapper();

    private final HttpClient http;
    private final String base;
    private final Duration limit;

    EngineExtensions(String host, int port, Duration limit) {
        this.base = "http://" + host + ":" + port + "/x/proxies/";
        this.limit = limit;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(limit)
                .build();
    }

    /** The traffic of that proxy; empty if the Toxiproxy does not count it. */
    Optional<RouteTraffic> traffic(String proxy) {
        HttpRequest request = request(proxy + "/traffic").GET().build();
        Optional<String> body = send(request);
        try {
            return body.map(MAPPER::readTree).map(EngineExtensions::traffic);
        } catch (JacksonException e) {
            throw new FaultException("GET " + request.uri() + " answered no JSON: " + e.getMessage(), e);
        }
    }

    /** Has that proxy leave new clients unanswered, if the Toxiproxy can. */
    void stopAnswering(String proxy) {
        var unused = send(request(proxy + "/stop-answering")
                .POST(HttpRequest.BodyPublishers.noBody())
                .build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).timeout(limit);
    }

    /** The answer's body; empty if the Toxiproxy does not have the extension. */
    private Optional<String> send(HttpRequest request) {
        String what = request.method() + " " + request.uri();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() == NOT_FOUND) {
                return Optional.empty();
            } else if (response.statusCode() >= 300) {
                throw new FaultException(what + " answered " + response.statusCode() + ": " + response.body());
            }
            return Optional.of(response.body());
        } catch (IOException e) {
            throw new FaultException(what + " failed: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FaultException("interrupted during " + what, e);
        }
    }

    private static RouteTraffic traffic(JsonNode json) {
        return new RouteTraffic(
                json.path("connectionsLive").asLong(),
                json.path("connectionsOpened").asLong(),
                json.path("connectionsFailed").asLong(),
                link(json.path("upstream")),
                link(json.path("downstream")));
    }

    private static LinkTraffic link(JsonNode json) {
        return new LinkTraffic(
                json.path("bytesPassed").asLong(),
                json.path("bytesHeld").asLong(),
                json.path("bytesLost").asLong(),
                json.path("closesHeld").asLong());
    }
}
