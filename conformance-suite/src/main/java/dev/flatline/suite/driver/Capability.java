package dev.flatline.suite.driver;

/** What not every client can do. A scenario that needs it is skipped with one that cannot. */
public enum Capability {
    /** It does things by itself when its connection state changes ({@link Behaviour}). */
    BEHAVIOURS("behaviours"),
    /** Its clock can be moved while it runs ({@link Driver#skewClock}). */
    CLOCK_JUMP("clockJump"),
    /** Its clock can be wrong from the start ({@link ClientSettings#clockSkew}). */
    CLOCK_SKEW("clockSkew"),
    /** It has queries. */
    QUERY("query"),
    /** It can be given a token to act as somebody. */
    SIGN_IN("signIn"),
    /** It has transactions. */
    TRANSACTION("transaction");

    private final String word;

    Capability(String word) {
        this.word = word;
    }

    /** What it is called in the driver protocol. */
    public String word() {
        return word;
    }
}
