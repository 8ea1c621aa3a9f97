package dev.flatline.server.tree;

/** What can be told in UTF-8, and what cannot. */
final class Unicode {
    private Unicode() {}

    /**
     * Refuses text with half a surrogate pair, which JSON can spell as an escape. No frame can carry it to those who listen,
     * and what they would get instead has another hash.
     *
     * @throws IllegalArgumentException if there is one
     */
    static void requireWellFormed(String text, String what) {
        int at = 0;
        while (at < text.length()) {
            int character = text.codePointAt(at);
            if (character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE) {
                throw new IllegalArgumentException(what + " holds half a surrogate pair, \\u"
                        + Integer.toHexString(character) + ", which is no character");
            }
            at += Character.charCount(character);
        }
    }
}
