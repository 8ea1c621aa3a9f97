import com.google.auth.oauth2.AccessToken;
import com.google.auth.oauth2.GoogleCredentials;
import com.google.firebase.FirebaseApp;
import com.google.firebase.FirebaseOptions;
import com.google.firebase.database.DataSnapshot;
import com.google.firebase.database.DatabaseError;
import com.google.firebase.database.DatabaseReference;
import com.google.firebase.database.FirebaseDatabase;
import com.google.firebase.database.MutableData;
import com.google.firebase.database.OnDisconnect;
import com.google.firebase.database.Transaction;
import com.google.firebase.database.ValueEventListener;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** One client of the SDK, steered by commands and heard through {@code say}. */
final class AdminClient {

    private final Consumer<Map<String, ?>> say;
    private final FirebaseDatabase database;
    private final List<?> behaviours;
    private final Map<String, Runnable> listeners = new ConcurrentHashMap<>();
    private volatile boolean connected;

    AdminClient(Map<?, ?> settings, Consumer<Map<String, ?>> say) {
        this.say = say;
        this.behaviours = (List<?>) settings.get("behaviours");
        // The options ask for credentials; none are used where the address is not one of the real service.
        FirebaseOptions options = FirebaseOptions.builder()
                .setCredentials(GoogleCredentials.create(new AccessToken("unused", new Date(Long.MAX_VALUE))))
                .setDatabaseUrl("http://" + settings.get("address") + "?ns=" + settings.get("namespace"))
                // An administrator may do everything; this one is bound by security rules, as other clients are.
                .setDatabaseAuthVariableOverride(null)
                .build();
        database = FirebaseDatabase.getInstance(FirebaseApp.initializeApp(options, String.valueOf(settings.get("name"))));
    }

    /** Tells `.info`, and runs the behaviours inside the SDK's own callback, without waiting for acknowledgements. */
    void connect() {
        at(".info/serverTimeOffset").addValueEventListener(new Listener(
                snapshot -> say.accept(Map.of("event", "offset", "millis", snapshot.getValue())), error -> {}));
        at(".info/connected").addValueEventListener(new Listener(
                snapshot -> {
                    connected = Boolean.TRUE.equals(snapshot.getValue());
                    say.accept(Map.of("event", "connected", "value", connected));
                    behave();
                },
                error -> {}));
    }

    private void behave() {
        for (Object behaviour : behaviours) {
            Map<?, ?> one = (Map<?, ?>) behaviour;
            if (one.get("when").equals(connected)) {
                for (Object action : (List<?>) one.get("do")) {
                    Map<?, ?> command = (Map<?, ?>) action;
                    String text = command.get("do") + " " + command.get("path");
                    perform(command, outcome -> {
                        outcome.remove("value");
                        say.accept(with(Map.of("event", "behaved", "text", text), outcome));
                    });
                }
            }
        }
    }

    /** Does a command at once, and replies once its outcome is known. */
    void carryOut(Map<String, Object> command) {
        perform(command, outcome -> say.accept(with(Map.of("id", command.get("id")), outcome)));
    }

    void leave() {
        database.goOffline();
    }

    private static Map<String, ?> with(Map<String, ?> fields, Map<String, ?> outcome) {
        Map<String, Object> line = new LinkedHashMap<>(fields);
        line.putAll(outcome);
        return line;
    }

    private void perform(Map<?, ?> command, Consumer<Map<String, Object>> ended) {
        try {
            if (Outcomes.holdsIncrement(command)) {
                ended.accept(Outcomes.skipped("This SDK has no increments."));
                return;
            }
            begin(command, ended);
        } catch (RuntimeException e) {
            // The SDK refuses bad arguments like this.
            ended.accept(Outcomes.refused("invalid", String.valueOf(e.getMessage())));
        }
    }

    private void begin(Map<?, ?> command, Consumer<Map<String, Object>> ended) {
        DatabaseReference place = at(String.valueOf(command.get("path")));
        DatabaseReference.CompletionListener answered = (error, reference) -> ended.accept(Outcomes.of(error));
        switch (String.valueOf(command.get("do"))) {
            case "set" -> place.setValue(command.get("value"), answered);
            case "update" -> place.updateChildren(map(command.get("values")), answered);
            case "remove" -> place.removeValue(answered);
            case "push" -> push(place.push(), command, ended);
            case "transaction" -> place.runTransaction(new Sum(((Number) command.get("add")), ended));
            case "get" -> once(place, snapshot -> ended.accept(Outcomes.acked(snapshot.getValue(true))), ended);
            case "listen" -> listen(place, command, ended);
            case "unlisten" -> unlisten(String.valueOf(command.get("listener")), ended);
            case "onDisconnect" -> request(place.onDisconnect(), map(command.get("write")), answered);
            case "goOffline" -> {
                database.goOffline();
                ended.accept(Outcomes.acked());
            }
            case "goOnline" -> {
                database.goOnline();
                ended.accept(Outcomes.acked());
            }
            default -> ended.accept(Outcomes.skipped("This driver knows no command \"" + command.get("do") + "\""));
        }
    }

    private DatabaseReference at(String path) {
        // Commands without a path have "null" here, which is as good as any.
        return path.isEmpty() ? database.getReference() : database.getReference(path);
    }

    @SuppressWarnings("unchecked") // JSON objects are maps from strings
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    private static void push(DatabaseReference child, Map<?, ?> command, Consumer<Map<String, Object>> ended) {
        DatabaseError[] refusal = new DatabaseError[1];
        if (command.containsKey("onDisconnect")) {
            // Not awaited: answers come in the order of the requests, so that a refusal is known before the value's.
            request(child.onDisconnect(), map(command.get("onDisconnect")), (error, reference) -> refusal[0] = error);
        }
        child.setValue(command.get("value"), (error, reference) -> {
            DatabaseError first = refusal[0] == null ? error : refusal[0];
            ended.accept(first == null ? Outcomes.acked(child.getKey()) : Outcomes.of(first));
        });
    }

    private static void request(
            OnDisconnect request, Map<String, Object> write, DatabaseReference.CompletionListener answered) {
        if (write.containsKey("set")) {
            request.setValue(write.get("set"), answered);
        } else if (write.containsKey("update")) {
            request.updateChildren(map(write.get("update")), answered);
        } else if (write.containsKey("remove")) {
            request.removeValue(answered);
        } else {
            request.cancel(answered);
        }
    }

    private void listen(DatabaseReference place, Map<?, ?> command, Consumer<Map<String, Object>> ended) {
        String name = String.valueOf(command.get("listener"));
        if (listeners.containsKey(name)) {
            throw new IllegalArgumentException("There is a listener \"" + name + "\" already");
        }
        Consumer<DatabaseError> cancelled = error -> say.accept(Map.of(
                "event", "cancelled",
                "listener", name,
                "code", Outcomes.code(error),
                "message", error.getMessage()));
        if ("children".equals(command.get("for"))) {
            ChildListener listener = new ChildListener(name, say, cancelled);
            place.addChildEventListener(listener);
            listeners.put(name, () -> place.removeEventListener(listener));
        } else {
            Listener listener = new Listener(
                    snapshot -> {
                        Map<String, Object> line = new LinkedHashMap<>(Map.of("event", "value", "listener", name));
                        line.put("value", snapshot.getValue(true));
                        say.accept(line);
                    },
                    cancelled);
            place.addValueEventListener(listener);
            listeners.put(name, () -> place.removeEventListener(listener));
        }
        if (connected) {
            // Shares the listen that has just been attached, and comes after its first events.
            once(place, snapshot -> ended.accept(Outcomes.acked()), ended);
        } else {
            ended.accept(Outcomes.acked());
        }
    }

    private void unlisten(String name, Consumer<Map<String, Object>> ended) {
        Runnable detach = listeners.remove(name);
        if (detach == null) {
            throw new IllegalArgumentException("There is no listener \"" + name + "\"");
        }
        detach.run();
        ended.accept(Outcomes.acked());
    }

    private static void once(
            DatabaseReference place, Consumer<DataSnapshot> told, Consumer<Map<String, Object>> ended) {
        place.addListenerForSingleValueEvent(new Listener(told, error -> ended.accept(Outcomes.of(error))));
    }

    /** A value listener of two functions. */
    private record Listener(Consumer<DataSnapshot> told, Consumer<DatabaseError> cancelled)
            implements ValueEventListener {

        @Override
        public void onDataChange(DataSnapshot snapshot) {
            told.accept(snapshot);
        }

        @Override
        public void onCancelled(DatabaseError error) {
            cancelled.accept(error);
        }
    }

    /** Adds to the number there, or to 0; aborts at anything else. */
    private record Sum(Number add, Consumer<Map<String, Object>> ended) implements Transaction.Handler {

        @Override
        public Transaction.Result doTransaction(MutableData data) {
            Object value = data.getValue();
            if (value != null && !(value instanceof Number)) {
                return Transaction.abort();
            }
            data.setValue(plain((value == null ? 0 : ((Number) value).doubleValue()) + add.doubleValue()));
            return Transaction.success(data);
        }

        private static Object plain(double sum) {
            if (sum == Math.rint(sum)) {
                return (long) sum;
            }
            return sum;
        }

        @Override
        public void onComplete(DatabaseError error, boolean committed, DataSnapshot snapshot) {
            if (error != null) {
                ended.accept(Outcomes.of(error));
            } else if (committed) {
                ended.accept(Outcomes.acked(snapshot.getValue(true)));
            } else {
                ended.accept(Outcomes.refused("aborted", "the transaction was aborted"));
            }
        }
    }
}
