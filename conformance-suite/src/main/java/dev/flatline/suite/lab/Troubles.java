package dev.flatline.suite.lab;

import dev.flatline.simulator.fault.NetworkProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What can go wrong in the lab, by the words of the scenario language. */
final class Troubles {

    /** What stands for the server in the place of a device. */
    static final String SERVER = "server";

    private static final String HEAL = "heal";
    private static final String PROFILE_PREFIX = "network:";

    private static final List<Kind> ALL = all();

    private Troubles() {}

    /** What something that goes wrong befalls: of each part of a device, only one thing holds at a time. */
    enum Part {
        NETWORK,
        PROCESS,
        USER,
        SERVER
    }

    /**
     * A kind of trouble.
     *
     * @param word how it is called in worlds
     * @param title a few words for people
     * @param about one sentence about what happens
     * @param begin the fault that begins it; for the user, a command
     * @param end the fault that ends it; empty: it does not last
     */
    record Kind(String word, String title, String about, Part part, String begin, Optional<String> end) {

        /** Whether it lasts until it is ended. */
        boolean lasts() {
            return end.isPresent();
        }

        /** The network that it stands for, if it is one with a name. */
        Optional<String> profile() {
            return word.startsWith(PROFILE_PREFIX)
                    ? Optional.of(word.substring(PROFILE_PREFIX.length()))
                    : Optional.empty();
        }
    }

    /** All kinds, the frequent ones first. */
    static List<Kind> kinds() {
        return ALL;
    }

    /** The kind of that word. */
    static Optional<Kind> kind(String word) {
        return ALL.stream().filter(kind -> kind.word().equals(word)).findFirst();
    }

    private static List<Kind> all() {
        List<Kind> kinds = new ArrayList<>(List.of(
                network("signalLoss", "no signal", "Nothing passes, and nothing is lost.", "signalBack"),
                once("crash", "crash", "The app dies without a word.", Part.PROCESS),
                once("cut", "reset", "The connection is reset on both sides.", Part.NETWORK),
                once("close", "closed", "The connection is closed on both sides.", Part.NETWORK),
                network("halfOpen", "half open", "The device's side is closed; the server does not hear of it.", HEAL),
                network("blackHole", "black hole", "What is sent is lost for good.", HEAL),
                network("refuse", "refused", "The connection is closed, and new ones are refused.", HEAL),
                network("unreachable", "unreachable", "Nobody answers at the server's address.", HEAL),
                network("dropAcks", "no answers", "What the device sends arrives; the answers do not.", HEAL),
                lasting("freeze", "frozen", "The app stands still with its connection open.", Part.PROCESS, "thaw"),
                lasting("leave", "leaves", "The user goes offline on purpose.", Part.USER, "return"),
                lasting(
                        "serverCrash",
                        "server down",
                        "The server dies, and comes back with its data.",
                        Part.SERVER,
                        "serverRestart")));
        for (NetworkProfile profile : NetworkProfile.values()) {
            String about = "The network is that of: " + profile.word() + ".";
            kinds.add(network(PROFILE_PREFIX + profile.word(), profile.word(), about, HEAL));
        }
        return List.copyOf(kinds);
    }

    private static Kind network(String word, String title, String about, String end) {
        return lasting(word, title, about, Part.NETWORK, end);
    }

    private static Kind lasting(String word, String title, String about, Part part, String end) {
        return new Kind(word, title, about, part, word, Optional.of(end));
    }

    private static Kind once(String word, String title, String about, Part part) {
        return new Kind(word, title, about, part, word, Optional.empty());
    }
}
