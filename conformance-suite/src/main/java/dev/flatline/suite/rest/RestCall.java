package dev.flatline.suite.rest;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A request for the data at a place.
 *
 * @param path absolute within the database, without a leading slash; empty: the root
 * @param query parameters in order, not encoded yet
 * @param headers in order
 * @param body JSON; empty: none is sent
 */
public record RestCall(
        Method method, String path, Map<String, String> query, Map<String, String> headers, Optional<String> body) {

    /** What is done to the place. */
    public enum Method {
        GET,
        PUT,
        POST,
        PATCH,
        DELETE;

        /** Whether a request of this kind carries data. */
        public boolean hasBody() {
            return this == PUT || this == POST || this == PATCH;
        }
    }

    private static final String END_OF_LINE = "\r\n";

    public RestCall {
        query = Collections.unmodifiableMap(new LinkedHashMap<>(query));
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    /** A request for a stream of the changes at a place. */
    public static RestCall stream(String path, Map<String, String> query) {
        return new RestCall(Method.GET, path, query, Map.of("Accept", "text/event-stream"), Optional.empty());
    }

    /** The same with one more header. */
    public RestCall with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new RestCall(method, path, query, more, body);
    }

    /** The same with one more query parameter. */
    public RestCall asking(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(query);
        more.put(name, value);
        return new RestCall(method, path, more, headers, body);
    }

    /** The request on the wire; it asks for the connection to be closed after the answer. */
    public byte[] encode(RestAccess access) {
        byte[] content = body.orElse("").getBytes(StandardCharsets.UTF_8);
        StringBuilder head = new StringBuilder()
                .append(method)
                .append(' ')
                .append(target(access.namespace()))
                .append(" HTTP/1.1")
                .append(END_OF_LINE);
        header(head, "Host", access.host());
        header(head, "Connection", "close");
        headers.forEach((name, value) -> header(head, name, value));
        if (body.isPresent()) {
            header(head, "Content-Type", "application/json");
            header(head, "Content-Length", Integer.toString(content.length));
        }
        byte[] lines = head.append(END_OF_LINE).toString().getBytes(StandardCharsets.UTF_8);
        byte[] whole = Arrays.copyOf(lines, lines.length + content.length);
        System.arraycopy(content, 0, whole, lines.length, content.length);
        return whole;
    }

    private String target(String namespace) {
        String keys = path.isEmpty()
                ? ""
                : List.of(path.split("/")).stream().map(RestCall::encoded).collect(Collectors.joining("/"));
        String parameters = query.entrySet().stream()
                .map(parameter -> "&" + encoded(parameter.getKey()) + "=" + encoded(parameter.getValue()))
                .collect(Collectors.joining());
        return "/" + keys + ".json?ns=" + encoded(namespace) + parameters;
    }

    /** In a path, a plus sign would stand for itself. */
    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static void header(StringBuilder head, String name, String value) {
        head.append(name).append(": ").append(value).append(END_OF_LINE);
    }

    /** Such as {@code PUT a/b {"n":1}}, for the journal. */
    public String text() {
        String parameters = query.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
                .collect(Collectors.joining("&", query.isEmpty() ? "" : "?", ""));
        return method + " " + (path.isEmpty() ? "/" : path) + parameters
                + body.map(json -> " " + json).orElse("");
    }
}
