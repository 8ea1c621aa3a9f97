package dev.flatline.suite.client;

/** What happens on a {@link Wire}: at most one {@link #opened()}, then messages, then at most one {@link #closed}. */
public interface WireListener {

    /** The upgrade has succeeded; messages may be sent. */
    void opened();

    /** A whole text message arrived. */
    void received(String text);

    /**
     * The wire is gone, or never came to be.
     *
     * @param reason for people, such as {@code connection refused}
     */
    void closed(String reason);
}
