package dev.flatline.server.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads JSON with comments. A reader of our own, because an error inside an expression must be shown at its place in the
 * file, which needs the place of every character. Line breaks in strings are allowed, since long rules need them.
 */
final class JsonReader {
    /** Deeper than any path, so that deeper rules could never apply. */
    private static final int MAX_NESTING = 40;

    private static final char END = '\0';

    private final Source source;
    private final String text;
    private int at;

    private JsonReader(Source source) {
        this.source = source;
        this.text = source.text();
    }

    static JsonItem read(Source source) {
        JsonReader reader = new JsonReader(source);
        JsonItem item = reader.item(0);
        reader.skipBlanks();
        if (reader.at < reader.text.length()) {
            throw reader.error("nothing may follow the closing brace of the rules");
        }
        return item;
    }

    private JsonItem item(int depth) {
        if (depth > MAX_NESTING) {
            throw error("rules are nested deeper than " + MAX_NESTING + " levels");
        }
        skipBlanks();
        return switch (peek()) {
            case '{' -> members(depth);
            case '[' -> items(depth);
            case '"' -> string();
            default -> word();
        };
    }

    private JsonItem members(int depth) {
        int start = at++;
        List<JsonItem.Member> members = new ArrayList<>();
        Set<String> names = new HashSet<>();
        while (!closes('}', members.isEmpty())) {
            if (peek() != '"') {
                throw error("expected a name in double quotes");
            }
            JsonItem.Text name = string();
            skipBlanks();
            if (peek() != ':') {
                throw error("expected ':' after the name \"" + name.text().text() + "\"");
            }
            at++;
            JsonItem.Member member = new JsonItem.Member(name, item(depth + 1));
            if (!names.add(member.key())) {
                throw source.error(name.offset(), "\"" + member.key() + "\" is there twice");
            }
            members.add(member);
        }
        return new JsonItem.Members(start, members);
    }

    private JsonItem items(int depth) {
        int start = at++;
        List<JsonItem> items = new ArrayList<>();
        while (!closes(']', items.isEmpty())) {
            items.add(item(depth + 1));
        }
        return new JsonItem.Items(start, items);
    }

    /** Whether the bracket closes here; if not, stands at the next element. */
    private boolean closes(char bracket, boolean isFirst) {
        skipBlanks();
        if (peek() == bracket) {
            at++;
            return true;
        }
        if (!isFirst) {
            if (peek() != ',') {
                throw error("expected ',' or '" + bracket + "'");
            }
            at++;
            skipBlanks();
            if (peek() == bracket) {
                throw error("there must be no ',' before '" + bracket + "'");
            }
        }
        return false;
    }

    private JsonItem.Text string() {
        int start = at++;
        StringBuilder decoded = new StringBuilder();
        int[] offsets = new int[16];
        while (peek() != '"') {
            if (at >= text.length()) {
                throw source.error(start, "this string does not end");
            }
            if (decoded.length() + 1 >= offsets.length) {
                offsets = Arrays.copyOf(offsets, 2 * offsets.length);
            }
            offsets[decoded.length()] = at;
            decoded.append(character());
        }
        offsets[decoded.length()] = at++;
        return new JsonItem.Text(start, new RuleText(source, decoded.toString(), offsets));
    }

    private char character() {
        char c = text.charAt(at++);
        if (c != '\\') {
            return c;
        }
        char escaped = peek();
        at++;
        return switch (escaped) {
            case '"', '\\', '/' -> escaped;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> throw source.error(at - 2, "unknown escape in a JSON string; write \\\\ for a backslash");
        };
    }

    private char unicode() {
        int value = 0;
        for (int i = 0; i < 4; i++) {
            int digit = Character.digit(peek(), 16);
            if (digit < 0) {
                throw error("expected four hexadecimal digits after \\u");
            }
            value = 16 * value + digit;
            at++;
        }
        return (char) value;
    }

    private JsonItem word() {
        int start = at;
        while (at < text.length()
                && (Character.isLetterOrDigit(text.charAt(at)) || "+-.".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        if (at == start) {
            throw error(at < text.length() ? "expected a value" : "the rules end too early");
        }
        return new JsonItem.Word(start, text.substring(start, at));
    }

    private void skipBlanks() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '/') {
                skipComment();
            } else if (Character.isWhitespace(c) || c == '\uFEFF') {
                at++;
            } else {
                return;
            }
        }
    }

    private void skipComment() {
        int start = at;
        boolean isBlock = text.startsWith("/*", at);
        if (!isBlock && !text.startsWith("//", at)) {
            throw error("expected a comment: // to the end of the line, or /* ... */");
        }
        int end = text.indexOf(isBlock ? "*/" : "\n", at + 2);
        if (end < 0 && isBlock) {
            throw source.error(start, "this comment does not end");
        }
        at = end < 0 ? text.length() : end + (isBlock ? 2 : 1);
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : END;
    }

    private RulesException error(String problem) {
        return source.error(at, problem);
    }
}
