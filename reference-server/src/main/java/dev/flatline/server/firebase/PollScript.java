package dev.flatline.server.firebase;

import dev.flatline.server.json.JsonText;
import java.util.List;

/**
 * The scripts that answer polls (spec 1.7). They run in a frame of the client's page and call functions of that page, which
 * the client has numbered.
 *
 * <p>Everything in them is ours, a number, or text in a string literal; the text is ASCII, so that no charset and no older
 * JavaScript can read anything else into it.
 */
final class PollScript {
    private final StringBuilder text = new StringBuilder();
    private final int callback;

    PollScript(int callback) {
        this.callback = callback;
    }

    /** Tells the client by what to name and prove its session. */
    PollScript start(String id, String password) {
        text.append("parent.pLPCommand").append(callback).append("(\"start\",");
        literal(id);
        text.append(',');
        literal(password);
        text.append(");\n");
        return this;
    }

    /** Hands over messages; {@code response} counts the responses of a session from 0 on. */
    PollScript messages(long response, List<String> messages) {
        text.append("parent.pRTLPCB").append(callback).append('(').append(response);
        // Parsed, and not written as a literal, in which a key "__proto__" would be no data.
        text.append(",parent.JSON.parse(");
        literal("[" + String.join(",", messages) + "]");
        text.append("));\n");
        return this;
    }

    /** Tells the client that the session, or its part that is polled for, is over after that response. */
    PollScript close(long lastResponse) {
        text.append("parent.pLPCommand").append(callback).append("(\"close\",");
        text.append(lastResponse).append(");\n");
        return this;
    }

    private void literal(String value) {
        String json = JsonText.write(value);
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (c > '~' || c == '<' || c == '>' || c == '&' || c == '\'') {
                text.append("\\u");
                for (int shift = 12; shift >= 0; shift -= 4) {
                    text.append(Character.forDigit(c >> shift & 0xf, 16));
                }
            } else {
                text.append(c);
            }
        }
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
