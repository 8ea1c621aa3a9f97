package dev.flatline.server.rules;

/** What a rule decides. */
enum RuleKind {
    READ(".read"),
    WRITE(".write"),
    VALIDATE(".validate");

    private final String key;

    RuleKind(String key) {
        this.key = key;
    }

    /** Its name in a rules file. */
    String key() {
        return key;
    }
}
