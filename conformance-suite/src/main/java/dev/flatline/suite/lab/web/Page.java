package dev.flatline.suite.lab.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** Something to send: of all files only these. */
record Page(String type, String text) {

    private static final String JAVASCRIPT = "text/javascript; charset=utf-8";
    private static final Map<String, Resource> RESOURCES = Map.of(
            "/", new Resource("lab.html", "text/html; charset=utf-8"),
            "/lab.css", new Resource("lab.css", "text/css; charset=utf-8"),
            "/lab.js", new Resource("lab.js", JAVASCRIPT),
            "/picture.js", new Resource("picture.js", JAVASCRIPT),
            "/lessons.js", new Resource("lessons.js", JAVASCRIPT),
            "/icon.svg", new Resource("icon.svg", "image/svg+xml"));

    private record Resource(String file, String type) {}

    static Page json(String text) {
        return new Page("application/json; charset=utf-8", text);
    }

    /** The file that is served at this path, if one is. */
    static Optional<Page> of(String path) {
        return Optional.ofNullable(RESOURCES.get(path)).map(Page::read);
    }

    private static Page read(Resource resource) {
        try (InputStream in = Page.class.getResourceAsStream("/flatline/lab/" + resource.file())) {
            if (in == null) {
                throw new IllegalStateException("the lab's " + resource.file() + " is missing");
            }
            return new Page(resource.type(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
