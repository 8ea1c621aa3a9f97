package dev.flatline.simulator.netns;

import dev.flatline.simulator.link.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What befalls the packets between clients and one port of this machine.
 *
 * @param port the port that clients connect to
 * @param direction upstream: the packets to the port; downstream: those from it
 * @param effect what befalls them
 * @param percent of the packets, drawn by the kernel; 100 for all
 */
record PacketRule(int port, Direction direction, Effect effect, int percent) {

    /** What befalls a packet. */
    enum Effect {
        /** It is gone, and nobody is told. */
        DROP(),
        /** If it carries nothing but an acknowledgement (or is the middle of something long), it is gone. */
        DROP_ACKNOWLEDGEMENT(),
        /** If it asks for a new connection, it is gone: the port is a black hole for SYNs. Other packets pass. */
        IGNORE(),
        /** If it asks for a new connection, it is answered with a RST, as by a firewall. Other packets pass. */
        REFUSE()
    }

    static PacketRule drop(int port, Direction direction) {
        return new PacketRule(port, direction, Effect.DROP, 100);
    }

    static PacketRule dropAcknowledgements(int port, Direction direction) {
        return new PacketRule(port, direction, Effect.DROP_ACKNOWLEDGEMENT, 100);
    }

    static PacketRule lose(int port, Direction direction, int percent) {
        return new PacketRule(port, direction, Effect.DROP, percent);
    }

    static PacketRule ignore(int port) {
        return new PacketRule(port, Direction.UPSTREAM, Effect.IGNORE, 100);
    }

    static PacketRule refuse(int port) {
        return new PacketRule(port, Direction.UPSTREAM, Effect.REFUSE, 100);
    }

    /** As iptables wants it. Packets are met as they arrive: to drop one on its way out would tell the sender. */
    List<String> specification() {
        List<String> words = new ArrayList<>(List.of(
                "INPUT", "-p", "tcp", direction == Direction.UPSTREAM ? "--dport" : "--sport", Integer.toString(port)));
        switch (effect) {
            case DROP -> {}
            case DROP_ACKNOWLEDGEMENT -> words.addAll(List.of("--tcp-flags", "SYN,FIN,RST,PSH,ACK", "ACK"));
            case IGNORE, REFUSE -> words.add("--syn");
        }
        if (percent < 100) {
            // Nobody sends a RST again: if it were lost, so would be the fault that it is part of.
            words.addAll(List.of("!", "--tcp-flags", "RST", "RST"));
            String probability = String.format(Locale.ROOT, "%.2f", percent / 100.0);
            words.addAll(List.of("-m", "statistic", "--mode", "random", "--probability", probability));
        }
        words.addAll(
                effect == Effect.REFUSE
                        ? List.of("-j", "REJECT", "--reject-with", "tcp-reset")
                        : List.of("-j", "DROP"));
        return words;
    }

    /** Whether it decides about new connections. */
    boolean meetsConnects() {
        return effect == Effect.IGNORE || effect == Effect.REFUSE;
    }

    /** Whether what it catches would have told the receiver something. */
    boolean catchesData() {
        return effect != Effect.DROP_ACKNOWLEDGEMENT;
    }

    /** What a kernel must have for it, for a person. */
    String needs() {
        if (effect == Effect.REFUSE) {
            return "REJECT --reject-with tcp-reset";
        }
        return percent < 100 ? "-m statistic" : "DROP";
    }
}
