package dev.flatline.simulator.embedded;

import dev.flatline.simulator.link.PlacedToxic;

/**
 * A toxic as the API knows it.
 *
 * @param stream the direction's name as the client typed it; Toxiproxy gives it back unchanged
 */
record ProxyToxic(PlacedToxic placed, String stream) {
    String name() {
        return placed.name();
    }
}
