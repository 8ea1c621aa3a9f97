package dev.flatline.reports.render;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text as Markdown (CommonMark, and GitHub's dialect of it): the only place where text of unknown origin becomes markup. */
final class Markdown {
    /** Marks that begin something anywhere in a line, and what makes links of mere text: {@code :}, {@code @}, {@code www.}. */
    private static final Pattern MARKUP = Pattern.compile("[\\\\`*_\\[\\]<>#!|~&@:$]|(?<=(?i:www))\\.");

    private static final String FENCE = "```";

    private Markdown() {}

    /** Text for the middle of a line, or of a table's, that reads as itself: whatever could be markup is escaped. */
    static String text(String text) {
        return MARKUP.matcher(Printable.line(text)).replaceAll(match -> switch (match.group()) {
            case "<" -> "&lt;";
            case ">" -> "&gt;";
            case "&" -> "&amp;";
            default -> "\\\\" + Matcher.quoteReplacement(match.group());
        });
    }

    /** One line within an element, where Markdown has nothing to say. */
    static String insideHtml(String text) {
        return Printable.line(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** A block that is drawn as a diagram; what {@link MermaidTimeline} makes holds no fence. */
    static String mermaid(String diagram) {
        return FENCE + "mermaid\n" + diagram + FENCE + "\n";
    }

    /** A block that shows these lines as they are, ending in a line feed; its fence is longer than any within. */
    static String block(String lines) {
        String fence = FENCE;
        while (lines.contains(fence)) {
            fence += "`";
        }
        return fence + "text\n" + lines.stripTrailing() + "\n" + fence + "\n";
    }
}
