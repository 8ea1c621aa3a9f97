package dev.flatline.server.sdk;

import com.google.api.core.ApiFuture;
import com.google.auth.oauth2.AccessToken;
import com.google.auth.oauth2.GoogleCredentials;
import com.google.firebase.FirebaseApp;
import com.google.firebase.FirebaseOptions;
import com.google.firebase.database.DatabaseReference;
import com.google.firebase.database.FirebaseDatabase;
import dev.flatline.server.ReferenceServer;
import java.util.Date;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** A client of the official Admin SDK for Java, in this process, with a connection of its own. */
final class AdminJava implements AutoCloseable {
    static final long BOUND_SECONDS = 30;

    private static final AtomicInteger CLIENTS = new AtomicInteger();

    private final FirebaseApp app;
    private final FirebaseDatabase database;

    private AdminJava(FirebaseApp app) {
        this.app = app;
        this.database = FirebaseDatabase.getInstance(app);
    }

    /** An administrator. */
    static AdminJava connect(ReferenceServer server) {
        return connect(server, options -> options);
    }

    /** Somebody with other options. */
    @SuppressWarnings("JavaUtilDate") // the library's credentials know no other times
    static AdminJava connect(ReferenceServer server, UnaryOperator<FirebaseOptions.Builder> change) {
        // The options ask for credentials; none are used where the address is not one of the real service.
        FirebaseOptions.Builder options = FirebaseOptions.builder()
                .setCredentials(GoogleCredentials.create(new AccessToken("unused", new Date(Long.MAX_VALUE))))
                .setDatabaseUrl("http://" + server.host() + ":" + server.port() + "?ns=demo");
        return new AdminJava(
                FirebaseApp.initializeApp(change.apply(options).build(), "client-" + CLIENTS.incrementAndGet()));
    }

    DatabaseReference ref(String path) {
        return database.getReference(path);
    }

    void goOffline() {
        database.goOffline();
    }

    void goOnline() {
        database.goOnline();
    }

    /** What an operation ended with. */
    static <T> T done(ApiFuture<T> operation) throws ExecutionException, InterruptedException, TimeoutException {
        return operation.get(BOUND_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        app.delete();
    }
}
