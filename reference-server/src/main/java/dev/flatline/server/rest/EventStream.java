package dev.flatline.server.rest;

import dev.flatline.server.database.Access;
import dev.flatline.server.database.DataEvent;
import dev.flatline.server.database.Listening;
import dev.flatline.server.query.QueryParams;
import dev.flatline.server.session.Namespace;
import dev.flatline.server.tree.Path;
import java.util.OptionalLong;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The changes at one place, told as they happen: first the whole as {@code put}, then each change as {@code put} or
 * {@code patch}, and a {@code keep-alive} now and then (RST-04). It holds nothing but its listening: whoever closes it
 * leaves no trace in the data (RST-03).
 */
public final class EventStream {
    private static final long KEEP_ALIVE_MILLIS = 30_000;

    private final Namespace namespace;
    private final RestDefects defects;
    private final Access access;
    private final Path path;
    private final QueryParams query;
    private final Rendering rendering;
    private final EventEncoder encoder;
    private final EventOutput output;
    private final Consumer<EventStream> onClose;
    private @Nullable Listening listening;
    private @Nullable ScheduledFuture<?> keepAlive;
    private boolean closed;

    EventStream(
            Namespace namespace,
            Access access,
            Path path,
            RestOptions options,
            EventEncoder encoder,
            EventOutput output,
            Consumer<EventStream> onClose) {
        this.namespace = namespace;
        this.defects = new RestDefects(namespace);
        this.access = access;
        this.path = path;
        this.query = options.query().orElse(QueryParams.all());
        this.rendering = new Rendering(options);
        this.encoder = encoder;
        this.output = output;
        this.onClose = onClose;
    }

    /** What is answered before the first event. */
    public RestResponse head() {
        return RestResponse.of(200, "text/event-stream; charset=utf-8", "");
    }

    /** Sends the first event and then every change until it is {@linkplain #close closed}. */
    public void start() {
        Listening started = access.listen(path, query, this::tell);
        listening = started;
        output.send(EventEncoder.put(rendering.result(started.current())));
        scheduleKeepAlive();
    }

    private void tell(DataEvent event) {
        if (!defects.tellsChanges()) {
            return;
        }
        if (!query.loadsAllData()
                && event instanceof DataEvent.Put put
                && put.path().equals(path)) {
            // The result of a query is an object, whatever its keys.
            output.send(EventEncoder.put(rendering.result(put.value())));
        } else {
            encoder.encode(event, path, rendering).ifPresent(output::send);
        }
    }

    private void scheduleKeepAlive() {
        long nowMillis = namespace.database().nowMillis();
        OptionalLong expiryMillis = access.credential().expiry();
        long untilExpiryMillis = Math.max(0, expiryMillis.orElse(Long.MAX_VALUE) - Math.max(0, nowMillis));
        long delayMillis = Math.min(KEEP_ALIVE_MILLIS, untilExpiryMillis);
        keepAlive = namespace.loop().schedule(this::keepAlive, delayMillis, TimeUnit.MILLISECONDS);
    }

    private void keepAlive() {
        if (access.credential().isExpired(namespace.database().nowMillis())) {
            end(EventEncoder.AUTH_REVOKED);
        } else {
            output.send(EventEncoder.KEEP_ALIVE);
            scheduleKeepAlive();
        }
    }

    /** Ends it with {@code cancel} if the rules no longer allow it. */
    void cancelIfUnreadable() {
        if (!access.mayRead(path, query)) {
            end(EventEncoder.CANCEL);
        }
    }

    private void end(byte[] lastEvent) {
        close();
        output.send(lastEvent);
        output.end();
    }

    /** Ends it without a word; no event follows. Closing again does nothing. */
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        onClose.accept(this);
        if (listening != null) {
            listening.stop();
        }
        if (keepAlive != null) {
            keepAlive.cancel(false);
        }
    }
}
