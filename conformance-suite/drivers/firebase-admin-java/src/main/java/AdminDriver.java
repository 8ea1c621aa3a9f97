import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import com.google.gson.ToNumberPolicy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Flatline driver for the Firebase Admin SDK for Java: one process is one client. The lines it speaks are described in
 * ../README.md. It shares no code with Flatline, whose libraries would get into the SDK's way.
 */
public final class AdminDriver {

    private static final String VERSION = "1.0.0";

    /** What the SDK says nothing for, at most, although it lives; and it must never be pinged (spec 1.5). */
    private static final int SILENCE_MILLIS = 45_000;

    private static final Gson JSON = new GsonBuilder()
            .serializeNulls()
            .disableHtmlEscaping()
            .setObjectToNumberStrategy(ToNumberPolicy.LONG_OR_DOUBLE)
            .create();

    private final PrintStream out;

    private AdminDriver(PrintStream out) {
        this.out = out;
    }

    /** Greets, and does as it is told until it is told to stop, or its runner is gone. */
    public static void main(String[] arguments) throws IOException {
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        // Standard output belongs to the protocol: whatever a library logs goes to standard error.
        System.setOut(System.err);
        System.exit(new AdminDriver(out).converse());
    }

    private int converse() throws IOException {
        say(Map.of(
                "flatline", 1,
                "driver", "firebase-admin-java",
                "version", VERSION,
                "sdk", "firebase-admin (Java) " + com.google.firebase.internal.SdkUtils.getVersion(),
                "capabilities", List.of("behaviours", "transaction"),
                "liveness", Map.of("pings", false, "silenceMillis", SILENCE_MILLIS)));
        AdminClient client = null;
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            Map<String, Object> message = parse(line);
            if (message == null || client == null && !message.containsKey("start") && !message.containsKey("stop")) {
                System.err.println("This is no line of the driver protocol, or not one to begin with: " + line);
                return 1;
            } else if (message.containsKey("stop")) {
                break;
            } else if (message.get("start") instanceof Map<?, ?> start) {
                client = new AdminClient(start, this::say);
                client.connect();
            } else {
                client.carryOut(message);
            }
        }
        if (client != null) {
            client.leave();
        }
        return 0;
    }

    @SuppressWarnings("unchecked") // JSON objects are maps from strings
    private static Map<String, Object> parse(String line) {
        try {
            return JSON.fromJson(line, Object.class) instanceof Map<?, ?> map ? (Map<String, Object>) map : null;
        } catch (JsonParseException e) {
            return null;
        }
    }

    private synchronized void say(Map<String, ?> line) {
        out.print(JSON.toJson(line) + "\n");
        out.flush();
    }
}
