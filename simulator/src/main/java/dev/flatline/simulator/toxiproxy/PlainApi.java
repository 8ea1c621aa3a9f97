package dev.flatline.simulator.toxiproxy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks whatever listens at an address whether it is a Toxiproxy. toxiproxy-java sets no limit to its calls, and would
 * take any answer for a version.
 */
record PlainApi(URI uri) {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    PlainApi(String host, int port) {
        this(URI.create("http://" + host + ":" + port));
    }

    /** The version of the Toxiproxy there; empty if nothing answers like one within the limit. */
    Optional<String> version(Duration limit) {
        CompletableFuture<HttpResponse<String>> answer = HTTP.sendAsync(
                HttpRequest.newBuilder(uri.resolve("/version")).timeout(limit).build(),
                HttpResponse.BodyHandlers.ofString());
        try {
            HttpResponse<String> response = answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return response.statusCode() == 200 ? version(response.body()) : Optional.empty();
        } catch (ExecutionException | TimeoutException e) {
            answer.cancel(true);
            return Optional.empty();
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static Optional<String> version(String body) {
        try {
            return MAPPER.readTree(body).path("version").stringValueOpt();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return uri.toString();
    }
}
