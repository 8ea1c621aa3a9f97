package dev.flatline.reports.render;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Builds HTML element by element. Text and attribute values are escaped here and nowhere else, so no payload can reach
 * the page in any other way.
 */
final class Html {
    private final StringBuilder page = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /** Opens an element; attributes are pairs of name and value. */
    Html open(String element, String... attributes) {
        page.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            page.append(' ').append(attributes[i]).append("=\"");
            escape(attributes[i + 1]);
            page.append('"');
        }
        page.append('>');
        open.push(element);
        return this;
    }

    /** Adds an element without content, such as {@code <meta>}. */
    Html empty(String element, String... attributes) {
        open(element, attributes);
        open.pop();
        return this;
    }

    /** Adds an element that holds only text. */
    Html element(String element, String text, String... attributes) {
        return open(element, attributes).text(text).close();
    }

    Html text(String text) {
        escape(text);
        return this;
    }

    /** Closes the innermost open element. */
    Html close() {
        page.append("</").append(open.pop()).append('>');
        return this;
    }

    /** Breaks the source between blocks, for those who read it. */
    Html line() {
        page.append('\n');
        return this;
    }

    /** Adds a style sheet of our own, which is not escaped. */
    Html style(String css) {
        page.append("<style>\n").append(css).append("</style>");
        return this;
    }

    /** Adds text of several lines as it stands; for {@code <pre>}. */
    Html lines(String text) {
        text.lines().forEach(line -> {
            escape(line);
            page.append('\n');
        });
        return this;
    }

    /** Adds a script of our own, which is not escaped either. */
    Html script(String script) {
        page.append("<script>").append(script).append("</script>");
        return this;
    }

    /** Adds a part that was made by another one of these. */
    Html part(String fragment) {
        page.append(fragment);
        return this;
    }

    /** The page. */
    String finish() {
        return "<!DOCTYPE html>\n" + fragment() + "\n";
    }

    /** A part of a page. */
    String fragment() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("not closed: " + open);
        }
        return page.toString();
    }

    private void escape(String text) {
        Printable.line(text).codePoints().forEach(codePoint -> {
            switch (codePoint) {
                case '<' -> page.append("&lt;");
                case '>' -> page.append("&gt;");
                case '&' -> page.append("&amp;");
                case '"' -> page.append("&quot;");
                case '\'' -> page.append("&#39;");
                default -> page.appendCodePoint(codePoint);
            }
        });
    }
}
