package dev.flatline.server.rest;

import dev.flatline.server.database.DataEvent;
import dev.flatline.server.database.Write;
import dev.flatline.server.json.JsonText;
import dev.flatline.server.tree.Path;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Changes as events of a stream. What several streams of one place are told alike is encoded once. */
final class EventEncoder {
    /** Once in a while, so that neither end nor anything between them takes the silence for the end. */
    static final byte[] KEEP_ALIVE = event("keep-alive", null);
    /** The rules have changed, and now they forbid the stream. */
    static final byte[] CANCEL = event("cancel", null);
    /** The credential of the request has expired. */
    static final byte[] AUTH_REVOKED = event("auth_revoked", "credential is no longer valid");

    /** An event reaches all streams of a place before the next one begins, so remembering one is enough. */
    private @Nullable DataEvent lastEvent;

    private Path lastPlace = Path.root();
    private boolean lastExport;
    private Optional<byte[]> lastBytes = Optional.empty();

    /** The whole of what a stream sees. */
    static byte[] put(@Nullable Object data) {
        return event("put", pathAndData("/", data));
    }

    /**
     * A change, as seen from a place.
     *
     * @return empty if it is none for this stream: priorities are shown by {@code format=export} only
     */
    // It is the very instance that is shared; comparing values would cost as much as encoding them.
    @SuppressWarnings("ReferenceEquality")
    Optional<byte[]> encode(DataEvent event, Path place, Rendering rendering) {
        if (event != lastEvent || !place.equals(lastPlace) || rendering.export() != lastExport) {
            lastBytes = event instanceof DataEvent.Merge merge
                    ? merge(merge, place, rendering)
                    : put((DataEvent.Put) event, place, rendering);
            lastEvent = event;
            lastPlace = place;
            lastExport = rendering.export();
        }
        return lastBytes;
    }

    private static Optional<byte[]> put(DataEvent.Put put, Path place, Rendering rendering) {
        Path path = place.relativize(put.path());
        return isHidden(path, rendering)
                ? Optional.empty()
                : Optional.of(event("put", pathAndData(path.toString(), rendering.value(put.value()))));
    }

    private static Optional<byte[]> merge(DataEvent.Merge merge, Path place, Rendering rendering) {
        Map<String, @Nullable Object> children = new LinkedHashMap<>();
        for (Write write : merge.writes()) {
            if (!isHidden(write.path(), rendering)) {
                children.put(write.path().toString().substring(1), rendering.value(write.value()));
            }
        }
        Path path = place.relativize(merge.path());
        return children.isEmpty()
                ? Optional.empty()
                : Optional.of(event("patch", pathAndData(path.toString(), children)));
    }

    private static boolean isHidden(Path path, Rendering rendering) {
        return !rendering.export() && !path.isRoot() && path.key().equals(Path.PRIORITY);
    }

    private static Map<String, @Nullable Object> pathAndData(String path, @Nullable Object data) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("path", path);
        body.put("data", data);
        return body;
    }

    private static byte[] event(String name, @Nullable Object data) {
        return ("event: " + name + "\ndata: " + JsonText.write(data) + "\n\n").getBytes(StandardCharsets.UTF_8);
    }
}
