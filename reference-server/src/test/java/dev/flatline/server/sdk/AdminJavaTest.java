package dev.flatline.server.sdk;

import static dev.flatline.server.sdk.AdminJava.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.google.firebase.FirebaseOptions;
import com.google.firebase.database.DataSnapshot;
import com.google.firebase.database.DatabaseError;
import com.google.firebase.database.DatabaseReference;
import com.google.firebase.database.MutableData;
import com.google.firebase.database.ServerValue;
import com.google.firebase.database.Transaction;
import com.google.firebase.database.ValueEventListener;
import dev.flatline.server.InMemoryClient;
import dev.flatline.server.Liveness;
import dev.flatline.server.ReferenceServer;
import dev.flatline.server.ServerConfig;
import dev.flatline.server.ServerEvent;
import dev.flatline.server.SessionEnd;
import dev.flatline.server.rules.Rules;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Maven's {@code firebase-admin}, unmodified. Its client reads the truth through a second client. */
@DisplayName("The official Admin SDK for Java")
class AdminJavaTest {
    private static final Duration BOUND = Duration.ofSeconds(AdminJava.BOUND_SECONDS);
    private static final Clock CLOCK = Clock.offset(Clock.systemUTC(), Duration.ofHours(1));

    private final Queue<ServerEvent> events = new ConcurrentLinkedQueue<>();
    private final ReferenceServer server = ReferenceServer.start(
            ServerConfig.builder()
                    .liveness(Liveness.ping(Duration.ofMillis(100), Duration.ofMillis(500)))
                    .listener(events::add)
                    .build(),
            CLOCK);
    private final AdminJava client = AdminJava.connect(server);
    private final AdminJava observer = AdminJava.connect(server);

    @AfterEach
    void stop() {
        client.close();
        observer.close();
        server.close();
    }

    /** How many sessions clients of the SDK have opened. */
    private long sessions() {
        return events.stream()
                .filter(event -> event instanceof ServerEvent.SessionOpened opened
                        && opened.userAgent().contains("AdminJava"))
                .count();
    }

    @Test
    void setsUpdatesPushesAndRemoves() throws Exception {
        Heard seen = Heard.values(observer.ref("a"));
        done(client.ref("a").setValueAsync(Map.of("text", "a ☃", "number", 1.5, "list", List.of("x", "y"))));
        seen.becomes(Map.of("text", "a ☃", "number", 1.5, "list", List.of("x", "y")));

        done(client.ref("a").updateChildrenAsync(Map.of("deep/er", true, "number", 2)));
        done(client.ref("a/text").removeValueAsync());
        DatabaseReference pushed = client.ref("a/list").push();
        done(pushed.setValueAsync("z"));

        seen.becomes(Map.of(
                "number", 2L, "deep", Map.of("er", true), "list", Map.of("0", "x", "1", "y", pushed.getKey(), "z")));
    }

    @Test
    void keepsPrioritiesAndMovesChildrenByThem() throws Exception {
        Heard seen = Heard.children(observer.ref("a"));
        Heard.values(observer.ref("a")).becomes(null);
        done(client.ref("a/x").setValueAsync(1, 1));
        done(client.ref("a/y").setValueAsync(2, "text"));

        done(client.ref("a/x").setPriorityAsync("z"));

        seen.equalsExactly("added x=1 after null", "added y=2 after x", "moved x after y", "changed x=1 after y");
    }

    @Test
    void hearsWhatHappensToChildren() throws Exception {
        done(client.ref("a").setValueAsync(Map.of("x", 1, "y", 2)));
        Heard seen = Heard.children(observer.ref("a"));
        seen.equalsExactly("added x=1 after null", "added y=2 after x");

        done(client.ref("a/x").setValueAsync(3));
        done(client.ref("a/y").removeValueAsync());
        done(client.ref("a/z").setValueAsync(4));

        seen.equalsExactly(
                "added x=1 after null",
                "added y=2 after x",
                "changed x=3 after null",
                "removed y",
                "added z=4 after x");
    }

    @Test
    void hearsASingleValueOnceAndNothingAfterRemovingAListener() throws Exception {
        DatabaseReference ref = observer.ref("a");
        Heard once = Heard.once(ref);
        Heard removed = Heard.values(ref);
        Heard kept = Heard.values(ref);
        List.of(once, removed, kept).forEach(heard -> heard.equalsExactly((Object) null));
        ref.removeEventListener((ValueEventListener) removed);

        done(client.ref("a").setValueAsync(1));

        kept.equalsExactly(null, 1L);
        assertThat(List.of(once.count(), removed.count())).containsExactly(1, 1);
    }

    @Test
    @DisplayName("runs a transaction again on data that is newer than it knew")
    void losesNoStepOfTransactions() throws Exception {
        List<CompletableFuture<Long>> results = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            results.add(increment(i % 2 == 0 ? client : observer));
        }

        CompletableFuture.allOf(results.toArray(CompletableFuture[]::new)).get(BOUND.toSeconds(), TimeUnit.SECONDS);

        assertThat(results.stream().map(CompletableFuture::join))
                .containsExactlyInAnyOrder(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L);
    }

    private static CompletableFuture<Long> increment(AdminJava from) {
        CompletableFuture<Long> result = new CompletableFuture<>();
        from.ref("count").runTransaction(new Transaction.Handler() {
            @Override
            public Transaction.Result doTransaction(MutableData data) {
                data.setValue((data.getValue() instanceof Long count ? count : 0) + 1);
                return Transaction.success(data);
            }

            @Override
            public void onComplete(DatabaseError error, boolean committed, DataSnapshot snapshot) {
                if (committed) {
                    result.complete(snapshot.getValue(Long.class));
                } else {
                    result.completeExceptionally(new AssertionError(String.valueOf(error)));
                }
            }
        });
        return result;
    }

    @Test
    void writesTheTimeOfTheServer() throws Exception {
        Instant before = CLOCK.instant();
        done(client.ref("at").setValueAsync(ServerValue.TIMESTAMP));
        Heard seen = Heard.values(observer.ref("at"));
        await().atMost(BOUND).until(() -> seen.count() > 0);

        assertThat(seen.newest())
                .isInstanceOfSatisfying(
                        Long.class,
                        millis -> assertThat(Instant.ofEpochMilli(millis))
                                .isBetween(before.minusMillis(1), CLOCK.instant()));
    }

    @Test
    @DisplayName("has its disconnect writes run at the loss, those it cancelled excepted")
    void runsDisconnectWrites() throws Exception {
        Heard seen = Heard.values(observer.ref("a"));
        done(client.ref("a").setValueAsync(Map.of("set", 1, "updated", 1, "removed", 1, "cancelled", 1)));
        done(client.ref("a/set").onDisconnect().setValueAsync("gone"));
        done(client.ref("a/updated").onDisconnect().updateChildrenAsync(Map.of("deep/er", true)));
        done(client.ref("a/removed").onDisconnect().removeValueAsync());
        done(client.ref("a/cancelled").onDisconnect().setValueAsync("gone"));
        done(client.ref("a/cancelled").onDisconnect().cancelAsync());
        seen.becomes(Map.of("set", 1L, "updated", 1L, "removed", 1L, "cancelled", 1L));

        client.goOffline();

        seen.becomes(Map.of("set", "gone", "updated", Map.of("deep", Map.of("er", true)), "cancelled", 1L));
    }

    @Test
    void goesOfflineAndComesBackWithItsListenersAndWrites() throws Exception {
        Heard connected = Heard.values(client.ref(".info/connected"));
        Heard seen = Heard.values(client.ref("a"));
        seen.equalsExactly((Object) null);
        connected.becomes(true);

        client.goOffline();
        connected.becomes(false);
        var queued = client.ref("b").setValueAsync("queued");
        done(observer.ref("a").setValueAsync("meanwhile"));
        client.goOnline();

        connected.becomes(true);
        seen.equalsExactly(null, "meanwhile");
        done(queued);
        Heard.values(observer.ref("b")).becomes("queued");
    }

    @Test
    void comesBackWithItsListenersWhenTheServerDropsTheSocket() throws Exception {
        Heard seen = Heard.values(client.ref("a"));
        done(client.ref("a").onDisconnect().setValueAsync("dropped"));
        String dropped = events.stream()
                .filter(ServerEvent.DisconnectWriteStored.class::isInstance)
                .findFirst()
                .orElseThrow()
                .sessionId();

        // Whoever names a session as its own last one ends it.
        try (Socket successor = connect("/.ws?v=5&ns=demo&ls=" + dropped)) {
            await().atMost(BOUND)
                    .until(() -> events.contains(new ServerEvent.SessionClosed(dropped, SessionEnd.REPLACED)));
            seen.becomes("dropped");
            await().atMost(BOUND).until(() -> sessions() == 2);
            assertThat(successor.isConnected()).isTrue();
        }
        done(observer.ref("a").setValueAsync("afterwards"));
        seen.becomes("afterwards");
    }

    private Socket connect(String target) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.getOutputStream().write(InMemoryClient.upgrade(target, "raw"));
        return socket;
    }

    @Test
    @DisplayName("is never pinged, however long it is silent (spec section 0, rule 2)")
    void isNeverPinged() throws Exception {
        Heard seen = Heard.values(client.ref("a"));
        seen.equalsExactly((Object) null);

        // This peer is pinged, answers nothing and is found dead, so several intervals have passed.
        try (Socket mute = connect("/.ws?v=5&ns=demo")) {
            await().atMost(BOUND)
                    .until(() -> events.stream()
                            .anyMatch(event -> event instanceof ServerEvent.SessionClosed closed
                                    && closed.cause() == SessionEnd.SILENT));
            assertThat(mute.isConnected()).isTrue();
        }

        done(observer.ref("a").setValueAsync("still there"));
        seen.equalsExactly(null, "still there");
        assertThat(sessions()).as("the client's and the observer's").isEqualTo(2);
    }

    @Test
    @DisplayName("sends and receives messages of many segments")
    void exchangesLargeMessages() throws Exception {
        Map<String, Object> large = new HashMap<>();
        large.put("text", "abcdefghijklmnop".repeat(40_000));
        for (int i = 0; i < 2_000; i++) {
            large.put("key-" + i, Map.of("index", (long) i, "name", "name of " + i));
        }
        Heard seen = Heard.values(observer.ref("a"));

        done(client.ref("a").setValueAsync(large));

        seen.becomes(large);
    }

    @Test
    @DisplayName("comes back with a cache of more than 1 KiB, whose compound hash it sends, and hears what changed")
    void comesBackWithALargeCache() throws Exception {
        Map<String, Object> cached = new HashMap<>();
        for (int i = 0; i < 100; i++) {
            cached.put("k" + i, "v".repeat(40) + i);
        }
        done(observer.ref("a").setValueAsync(cached));
        Heard seen = Heard.values(client.ref("a"));
        seen.becomes(cached);

        client.goOffline();
        done(observer.ref("a/k50").setValueAsync("changed"));
        done(observer.ref("a/k60").removeValueAsync());
        client.goOnline();

        Map<String, Object> changed = new HashMap<>(cached);
        changed.put("k50", "changed");
        changed.remove("k60");
        seen.equalsExactly(cached, changed);
        assertThat(events)
                .filteredOn(ServerEvent.Received.class::isInstance)
                .map(event -> ((ServerEvent.Received) event).text())
                .anyMatch(text -> text.contains("\"ch\":{\"ps\":["));
    }

    @Test
    void actsAsWhomItIsTold() throws Exception {
        server.setRules(
                "demo",
                Rules.parse("{\"rules\": {\"users\": {\"$uid\": {\".read\": \"auth.uid === $uid\","
                        + " \".write\": \"auth.uid === $uid\"}}}}"));
        try (AdminJava alice = as(Map.of("uid", "alice"))) {
            done(alice.ref("users/alice").setValueAsync("hers"));
            Heard.values(alice.ref("users/bob")).becomes("cancelled: Permission denied");
            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(() -> done(alice.ref("users/bob").setValueAsync("Mallory")))
                    .withMessageContaining("Permission denied");
            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(() -> done(alice.ref("users/bob").onDisconnect().setValueAsync("Mallory")))
                    .withMessageContaining("Permission denied");
        }

        done(client.ref("closed").setValueAsync("an administrator may"));
        Heard.values(observer.ref("users")).becomes(Map.of("alice", "hers"));
    }

    private AdminJava as(Map<String, Object> auth) {
        return AdminJava.connect(
                server, (FirebaseOptions.Builder options) -> options.setDatabaseAuthVariableOverride(auth));
    }
}
