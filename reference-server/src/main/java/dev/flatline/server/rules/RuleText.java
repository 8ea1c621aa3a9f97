package dev.flatline.server.rules;

/** A string of a rules file with its escapes undone, which still knows where each of its characters came from. */
final class RuleText {
    private final Source source;
    private final String text;
    private final int[] offsets;

    /**
     * A string of that source.
     *
     * @param offsets where each character stands in the source; one more for the end
     */
    RuleText(Source source, String text, int[] offsets) {
        this.source = source;
        this.text = text;
        this.offsets = offsets;
    }

    String text() {
        return text;
    }

    /** The complaint about the character with that index. */
    RulesException error(int index, String problem) {
        return source.error(offsets[Math.min(index, text.length())], problem);
    }
}
