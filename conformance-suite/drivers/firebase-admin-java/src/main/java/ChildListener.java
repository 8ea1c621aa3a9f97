import com.google.firebase.database.ChildEventListener;
import com.google.firebase.database.DataSnapshot;
import com.google.firebase.database.DatabaseError;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Tells what happens to the children of a place. */
final class ChildListener implements ChildEventListener {

    private final String name;
    private final Consumer<Map<String, ?>> say;
    private final Consumer<DatabaseError> cancelled;

    ChildListener(String name, Consumer<Map<String, ?>> say, Consumer<DatabaseError> cancelled) {
        this.name = name;
        this.say = say;
        this.cancelled = cancelled;
    }

    @Override
    public void onChildAdded(DataSnapshot child, String previous) {
        tell("added", child);
    }

    @Override
    public void onChildChanged(DataSnapshot child, String previous) {
        tell("changed", child);
    }

    @Override
    public void onChildRemoved(DataSnapshot child) {
        tell("removed", child);
    }

    @Override
    public void onChildMoved(DataSnapshot child, String previous) {
        // The protocol has no word for it: nothing is added, changed or removed.
    }

    @Override
    public void onCancelled(DatabaseError error) {
        cancelled.accept(error);
    }

    private void tell(String change, DataSnapshot child) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("event", "child");
        line.put("listener", name);
        line.put("change", change);
        line.put("key", child.getKey());
        line.put("value", child.getValue(true));
        say.accept(line);
    }
}
