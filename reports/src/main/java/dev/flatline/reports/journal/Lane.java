package dev.flatline.reports.journal;

import java.util.Optional;

/**
 * Where an event happened: at a client, on a client's link, in the server, at the observer, or in the runner.
 *
 * @param name the word used in journals: {@code alice}, {@code link:alice}, {@code server}, {@code observer} or
 *     {@code run}
 */
public record Lane(String name) {
    private static final String LINK_PREFIX = "link:";

    /** The server, as far as it tells what it does. */
    public static final Lane SERVER = new Lane("server");

    /** The client on a clean connection that reads the truth. */
    public static final Lane OBSERVER = new Lane("observer");

    /** The runner: steps, expectations, and what belongs to no one else. */
    public static final Lane RUN = new Lane("run");

    /** @throws IllegalArgumentException if the name is blank or not of one of the forms above */
    public Lane {
        String owner = name.startsWith(LINK_PREFIX) ? name.substring(LINK_PREFIX.length()) : name;
        if (owner.isBlank() || owner.indexOf(':') >= 0) {
            throw new IllegalArgumentException("'" + name
                    + "' is no lane; expected a client's name, 'link:' and a client's name, 'server', 'observer' or"
                    + " 'run'");
        }
    }

    /**
     * The lane of a client.
     *
     * @throws IllegalArgumentException if the name is blank, holds a colon, or is taken by another lane
     */
    public static Lane client(String name) {
        Lane lane = new Lane(name);
        if (lane.client().isEmpty() || lane.isLink()) {
            throw new IllegalArgumentException("'" + name + "' cannot name a client: it names another lane");
        }
        return lane;
    }

    /** The lane of the link between a client and the server. */
    public static Lane link(String client) {
        return new Lane(LINK_PREFIX + client);
    }

    /** Whether this is the lane of a link. */
    public boolean isLink() {
        return name.startsWith(LINK_PREFIX);
    }

    /** The client whose lane or link this is; empty for the server, the observer and the runner. */
    public Optional<String> client() {
        if (isLink()) {
            return Optional.of(name.substring(LINK_PREFIX.length()));
        }
        return equals(SERVER) || equals(OBSERVER) || equals(RUN) ? Optional.empty() : Optional.of(name);
    }
}
