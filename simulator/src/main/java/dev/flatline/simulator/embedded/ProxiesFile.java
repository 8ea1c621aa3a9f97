package dev.flatline.simulator.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The proxies that an engine starts with: a JSON array as for {@code /populate}. Unlike Toxiproxy, which logs what is wrong
 * with the file and starts without it, an error here stops the start and names its place.
 */
final class ProxiesFile {
    /** Reads one proxy after the other out of the array. */
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Path file;

    ProxiesFile(Path file) {
        this.file = file;
    }

    private record Entry(ProxyInput proxy, TokenStreamLocation place) {}

    /**
     * Makes the proxies of the file.
     *
     * @throws IOException if the file cannot be read or a proxy cannot be made; the message says where
     */
    void populate(ProxyCollection proxies) throws IOException {
        for (Entry entry : entries()) {
            try {
                var unused = proxies.populate(entry.proxy());
            } catch (ApiException e) {
                throw at(entry.place(), e.text(), e);
            }
        }
    }

    private List<Entry> entries() throws IOException {
        try (JsonParser parser = MAPPER.createParser(content())) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw at(parser.currentTokenLocation(), "an array of proxies is wanted here", null);
            }
            List<Entry> entries = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                TokenStreamLocation place = parser.currentTokenLocation();
                entries.add(new Entry(proxy(parser, place, entries.size() + 1), place));
            }
            return entries;
        } catch (JacksonException e) {
            throw at(e.getLocation(), e.getOriginalMessage(), e);
        }
    }

    private byte[] content() throws IOException {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new IOException("cannot read " + file + ": there is no such file", e);
        } catch (IOException e) {
            throw new IOException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private ProxyInput proxy(JsonParser parser, TokenStreamLocation place, int number) throws IOException {
        JsonNode value = MAPPER.readTree(parser);
        try {
            ProxyInput proxy = ProxyInput.of(JsonBody.of(value, "a proxy"));
            proxy.requireNameAndUpstream(" at proxy " + number);
            return proxy;
        } catch (ApiException e) {
            throw at(place, e.text(), e);
        }
    }

    private IOException at(TokenStreamLocation place, String what, @Nullable Throwable cause) {
        // The column of an empty file is 0, which no editor knows.
        int column = Math.max(1, place.getColumnNr());
        return new IOException(file + ":" + place.getLineNr() + ":" + column + ": " + what, cause);
    }
}
