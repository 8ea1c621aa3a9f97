package dev.flatline.server.session;

import dev.flatline.server.auth.Credential;
import dev.flatline.server.database.Access;
import dev.flatline.server.database.Database;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** As whom a session acts, until that expires. */
final class Identity {
    /** Nobody waits longer for the clock to be read again, since it may be set. */
    private static final long MAX_DELAY_MILLIS = TimeUnit.DAYS.toMillis(1);

    private final Database database;
    private final ScheduledExecutorService loop;
    private final Runnable expired;
    private Access access;
    private @Nullable ScheduledFuture<?> expiry;

    /**
     * Nobody in particular, for now.
     *
     * @param expired called when a credential has expired; nobody in particular acts then
     */
    Identity(Database database, ScheduledExecutorService loop, Runnable expired) {
        this.database = database;
        this.loop = loop;
        this.expired = expired;
        this.access = database.as(Credential.anonymous());
    }

    Access access() {
        return access;
    }

    void become(Credential credential) {
        stop();
        access = database.as(credential);
        watch();
    }

    /** No expiry is noticed any more. */
    void stop() {
        if (expiry != null) {
            expiry.cancel(false);
        }
    }

    /** The wall clock has been set, so that the credential expires sooner or later than it was expected to. */
    void clockSet() {
        stop();
        look();
    }

    private void watch() {
        access.credential().expiry().ifPresent(expiryMillis -> {
            long delayMillis = Math.max(0, Math.min(MAX_DELAY_MILLIS, expiryMillis - database.nowMillis()));
            expiry = loop.schedule(this::look, delayMillis, TimeUnit.MILLISECONDS);
        });
    }

    private void look() {
        if (access.credential().isExpired(database.nowMillis())) {
            become(Credential.anonymous());
            expired.run();
        } else {
            watch();
        }
    }
}
