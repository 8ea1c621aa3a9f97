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

/** Reads the traffic of a proxy by an extension of the embedded engine, which other Toxiproxies lack. */
final class TrafficReader {
    private static final JsonMapper MAPPER = new JsonMapper();

    private final HttpClient http;
    private final String base;
    private final Duration limit;

    TrafficReader(String host, int port, Duration limit) {
        this.base = "http://" + host + ":" + port + "/x/proxies/";
        this.limit = limit;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(limit)
                .build();
    }

    /** The traffic of that proxy; empty if the Toxiproxy does not have the extension. */
    Optional<RouteTraffic> read(String proxy) {
        URI uri = URI.create(base + proxy + "/traffic");
        HttpRequest request = HttpRequest.newBuilder(uri).timeout(limit).build();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            return switch (response.statusCode()) {
                case 200 -> Optional.of(traffic(MAPPER.readTree(response.body())));
                case 404 -> Optional.empty();
                default ->
                    throw new FaultException(
                            "GET " + uri + " answered " + response.statusCode() + ": " + response.body());
            };
        } catch (IOException | JacksonException e) {
            throw new FaultException("GET " + uri + " failed: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FaultException("interrupted while reading " + uri, e);
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
