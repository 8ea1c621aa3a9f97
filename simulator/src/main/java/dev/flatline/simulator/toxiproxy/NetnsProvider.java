package dev.flatline.simulator.toxiproxy;

import dev.flatline.simulator.netns.NamespaceNetwork;
import dev.flatline.simulator.netns.NetworkNamespace;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The embedded engine inside a network namespace, whose kernel loses packets for it.
 *
 * @param lossPercent how many packets are lost all the time
 */
record NetnsProvider(int lossPercent) implements ToxiproxyProvider {
    static final String WORD = "netns";
    private static final Pattern WORDS = Pattern.compile(WORD + "(?:-loss-([1-9]|[1-4][0-9]|50))?");

    /** The provider for {@code netns}, or for {@code netns-loss-5} and the like. */
    static Optional<ToxiproxyProvider> of(String word) {
        Matcher parts = WORDS.matcher(word);
        return parts.matches()
                ? Optional.of(new NetnsProvider(parts.group(1) == null ? 0 : Integer.parseInt(parts.group(1))))
                : Optional.empty();
    }

    private String word() {
        return lossPercent == 0 ? WORD : WORD + "-loss-" + lossPercent;
    }

    @Override
    public RunningToxiproxy start(long seed, Consumer<String> notes) {
        NetworkNamespace namespace = enter();
        RunningToxiproxy embedded = new EmbeddedProvider().start(seed, notes);
        return embedded.within(word(), network -> new NamespaceNetwork(namespace, network, lossPercent));
    }

    private static NetworkNamespace enter() {
        try {
            return NetworkNamespace.enter();
        } catch (IOException e) {
            throw new UnavailableToxiproxyException(
                    e.getMessage() + "; it needs Linux, ip, iptables, and the launcher ./flatline or: "
                            + NetworkNamespace.HOW,
                    e);
        }
    }
}
