package dev.flatline.server.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.firebase.database.ChildEventListener;
import com.google.firebase.database.DataSnapshot;
import com.google.firebase.database.DatabaseError;
import com.google.firebase.database.Query;
import com.google.firebase.database.ValueEventListener;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** All that a listener of the Admin SDK for Java was told, in order: values, or child events as texts. */
final class Heard implements ValueEventListener, ChildEventListener {
    private final List<Told> all = new CopyOnWriteArrayList<>();

    /** One call; null stands for no data. */
    private record Told(@Nullable Object value, List<String> keys) {}

    /** Listens for values. */
    static Heard values(Query query) {
        Heard heard = new Heard();
        query.addValueEventListener(heard);
        return heard;
    }

    /** Listens for the first value only. */
    static Heard once(Query query) {
        Heard heard = new Heard();
        query.addListenerForSingleValueEvent(heard);
        return heard;
    }

    /** Listens for what happens to children. */
    static Heard children(Query query) {
        Heard heard = new Heard();
        query.addChildEventListener(heard);
        return heard;
    }

    /** Waits until the newest is {@code expected}. */
    void becomes(@Nullable Object expected) {
        await().atMost(Duration.ofSeconds(AdminJava.BOUND_SECONDS)).untilAsserted(() -> {
            assertThat(all).isNotEmpty();
            assertThat(all.get(all.size() - 1).value()).isEqualTo(expected);
        });
    }

    /** Waits until these are all there are. */
    void equalsExactly(@Nullable Object... expected) {
        await().atMost(Duration.ofSeconds(AdminJava.BOUND_SECONDS))
                .untilAsserted(
                        () -> assertThat(all.stream().map(Told::value).toList()).isEqualTo(Arrays.asList(expected)));
    }

    /** Waits until the newest value has these children, in this order. */
    void hasKeys(List<String> expected) {
        await().atMost(Duration.ofSeconds(AdminJava.BOUND_SECONDS)).untilAsserted(() -> {
            assertThat(all).isNotEmpty();
            assertThat(all.get(all.size() - 1).keys()).isEqualTo(expected);
        });
    }

    /** The newest, if there is any; null stands for no data, too. */
    @Nullable
    Object newest() {
        return all.isEmpty() ? null : all.get(all.size() - 1).value();
    }

    /** How often it was told something. */
    int count() {
        return all.size();
    }

    @Override
    public void onDataChange(DataSnapshot snapshot) {
        all.add(new Told(
                snapshot.getValue(),
                StreamSupport.stream(snapshot.getChildren().spliterator(), false)
                        .map(DataSnapshot::getKey)
                        .toList()));
    }

    @Override
    public void onChildAdded(DataSnapshot snapshot, @Nullable String previousKey) {
        note("added " + snapshot.getKey() + "=" + snapshot.getValue() + " after " + previousKey);
    }

    @Override
    public void onChildChanged(DataSnapshot snapshot, @Nullable String previousKey) {
        note("changed " + snapshot.getKey() + "=" + snapshot.getValue() + " after " + previousKey);
    }

    @Override
    public void onChildMoved(DataSnapshot snapshot, @Nullable String previousKey) {
        note("moved " + snapshot.getKey() + " after " + previousKey);
    }

    @Override
    public void onChildRemoved(DataSnapshot snapshot) {
        note("removed " + snapshot.getKey());
    }

    @Override
    public void onCancelled(DatabaseError error) {
        note("cancelled: " + error.getMessage());
    }

    private void note(String text) {
        all.add(new Told(text, List.of()));
    }
}
