package dev.flatline.simulator.netns;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packet filter of this network namespace, by {@code iptables}. Safe for use by several threads. */
final class PacketFilter {
    /** Of a listing with counters: the first rule's packets and bytes, after two lines of headings. */
    private static final Pattern COUNTERS = Pattern.compile("^\\s*(\\d+)\\s+(\\d+)\\s");

    private final List<PacketRule> rules = new ArrayList<>();

    /**
     * Puts a rule before the others.
     *
     * @throws IOException if the kernel cannot do it
     */
    synchronized void add(PacketRule rule) throws IOException {
        iptables("-I", rule.specification());
        rules.add(0, rule);
    }

    /**
     * Takes a rule away.
     *
     * @throws IOException if it is not there
     */
    synchronized void remove(PacketRule rule) throws IOException {
        iptables("-D", rule.specification());
        rules.remove(rule);
    }

    /** How many bytes, headers included, a rule has thrown away. */
    synchronized long bytesCaught(PacketRule rule) throws IOException {
        String number = Integer.toString(rules.indexOf(rule) + 1);
        Matcher counters = COUNTERS.matcher(Commands.run(List.of("iptables", "-w", "-nvxL", "INPUT", number)));
        if (!counters.find()) {
            throw new IOException("iptables does not list rule " + number);
        }
        return Long.parseLong(counters.group(2));
    }

    private static void iptables(String action, List<String> specification) throws IOException {
        List<String> command = new ArrayList<>(List.of("iptables", "-w", action));
        command.addAll(specification);
        Commands.run(command);
    }
}
