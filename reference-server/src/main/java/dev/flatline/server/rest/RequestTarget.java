package dev.flatline.server.rest;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The target of an HTTP request: a path and its parameters, percent-decoded. */
public final class RequestTarget {
    private final String path;
    private final Map<String, List<String>> parameters;

    private RequestTarget(String path, Map<String, List<String>> parameters) {
        this.path = path;
        this.parameters = parameters;
    }

    /**
     * Reads a target as it stands in the request line.
     *
     * @throws IllegalArgumentException if it does not begin with a slash, is not ASCII, or its percent-encoding is not that
     *     of UTF-8 text
     */
    public static RequestTarget parse(String raw) {
        if (!raw.startsWith("/")) {
            throw new IllegalArgumentException("the request target must begin with a slash");
        }
        if (raw.chars().anyMatch(c -> c <= ' ' || c > '~')) {
            throw new IllegalArgumentException("characters beyond ASCII must be percent-encoded in the request target");
        }
        int question = raw.indexOf('?');
        String rawPath = question < 0 ? raw : raw.substring(0, question);
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        if (question >= 0) {
            for (String parameter : raw.substring(question + 1).split("&", -1)) {
                if (!parameter.isEmpty()) {
                    add(parameters, parameter.replace('+', ' '));
                }
            }
        }
        return new RequestTarget(decode(rawPath), parameters);
    }

    private static void add(Map<String, List<String>> parameters, String parameter) {
        int equals = parameter.indexOf('=');
        String name = decode(equals < 0 ? parameter : parameter.substring(0, equals));
        String value = equals < 0 ? "" : decode(parameter.substring(equals + 1));
        parameters.computeIfAbsent(name, unused -> new ArrayList<>()).add(value);
    }

    private static String decode(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%') {
                bytes.write(escaped(text, i));
                i += 2;
            } else {
                bytes.write(c);
            }
        }
        return utf8(bytes.toByteArray(), "the request target");
    }

    private static int escaped(String text, int percent) {
        int high = percent + 2 < text.length() ? Character.digit(text.charAt(percent + 1), 16) : -1;
        int low = percent + 2 < text.length() ? Character.digit(text.charAt(percent + 2), 16) : -1;
        if (high < 0 || low < 0) {
            throw new IllegalArgumentException("the request target has a '%' without two hexadecimal digits after it");
        }
        return high * 16 + low;
    }

    /** Text from bytes; unlike the constructor of {@link String} it does not replace what is malformed. */
    static String utf8(byte[] bytes, String what) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(what + " is not UTF-8", e);
        }
    }

    /** The path, with its leading slash. */
    public String path() {
        return path;
    }

    /** The first value of a parameter that is not empty. */
    public Optional<String> first(String name) {
        return parameters.getOrDefault(name, List.of()).stream()
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    /**
     * The value of a parameter, which may be empty.
     *
     * @throws IllegalArgumentException if it is given more than once
     */
    Optional<String> only(String name) {
        List<String> values = parameters.getOrDefault(name, List.of());
        if (values.size() > 1) {
            throw new IllegalArgumentException("parameter \"" + name + "\" is given more than once");
        }
        return values.stream().findFirst();
    }
}
