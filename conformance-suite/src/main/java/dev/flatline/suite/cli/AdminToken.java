package dev.flatline.suite.cli;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.function.BiFunction;

/**
 * What callers of the admin API must show.
 *
 * @param value the token
 * @param isGenerated whether nobody knows it yet
 */
record AdminToken(String value, boolean isGenerated) {
    /** What {@code --admin-token} stands for without a file. */
    static final String GENERATED = "";

    private static final int RANDOM_BYTES = 16;

    /**
     * The token of a file, or one made up.
     *
     * @param read reads a file that an option names
     */
    static AdminToken of(String file, BiFunction<String, Path, String> read) {
        if (!file.equals(GENERATED)) {
            return new AdminToken(read.apply("--admin-token", Path.of(file)).strip(), false);
        }
        byte[] chance = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(chance);
        return new AdminToken(HexFormat.of().formatHex(chance), true);
    }

    /** How to use it. A token that the user has already is not shown to whoever looks at the screen. */
    String hint(int port) {
        String shown = isGenerated ? value : "TOKEN";
        return "Admin API: curl -H \"Authorization: Bearer " + shown + "\" \"http://127.0.0.1:" + port
                + "/.admin/sessions\"";
    }
}
