package dev.flatline.server.transport;

import dev.flatline.server.rules.Rules;
import dev.flatline.server.session.NamespaceRemains;
import java.util.List;
import java.util.Optional;

/**
 * What a stopped server leaves to the one that is started in its place.
 *
 * @param newRules what new namespaces begin with, if it is not what the configuration says
 * @param namespaces the oldest first
 */
public record Remains(Optional<Rules> newRules, List<NamespaceRemains> namespaces) {
    /** There was no server before. */
    public static final Remains NONE = new Remains(Optional.empty(), List.of());

    /** Copies the list. */
    public Remains {
        namespaces = List.copyOf(namespaces);
    }
}
