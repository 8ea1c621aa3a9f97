package dev.flatline.reports.timeline;

/** What a mark on a lane tells, with the one-column sign that stands for it wherever there is no room for words. */
public enum Sign {
    /** A client was told to do something. */
    CALL("→"),
    /** A call was acknowledged. */
    ACK("←"),
    /** A call was refused. */
    REJECT("⊣"),
    /** Nobody knows whether a call took effect. */
    UNKNOWN("?"),
    /** A listener fired. */
    EVENT("•"),
    /** A client thinks that it is connected, from now on. */
    ONLINE("↔"),
    /** A client thinks that it is not connected, from now on. */
    OFFLINE("↮"),
    /** A fault was applied or lifted. */
    FAULT("↯"),
    /** The server accepted a session. */
    OPENED("○"),
    /** The server ended a session: this is when it knows of a loss. */
    DETECTED("●"),
    /** The server stored a disconnect write. */
    REGISTERED("◇"),
    /** The server performed a disconnect write. */
    RAN("◆"),
    /** The server gave up a disconnect write. */
    CANCELLED("◊"),
    /** Something worth knowing that decides nothing. */
    NOTE("·"),
    /** The runner began a step. */
    STEP("#");

    private final String glyph;

    Sign(String glyph) {
        this.glyph = glyph;
    }

    /** One column wide. */
    public String glyph() {
        return glyph;
    }
}
