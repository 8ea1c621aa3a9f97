package dev.flatline.simulator.netns;

import dev.flatline.simulator.link.Direction;
import java.io.IOException;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The network namespace that this process was started in: nothing in it but a loopback device, and all of it ours. */
public final class NetworkNamespace {
    /** How to be started in one. Who is root needs no user namespace, but it does no harm. */
    public static final String HOW = "unshare --user --map-root-user --net COMMAND";

    /**
     * TCP doubles its pause before each retransmission up to two minutes; what a signal loss held would come as much later
     * as the loss was long. Kernels from 6.15 on let us ask for less; one second is the least.
     */
    private static final Path RETRANSMISSION_PAUSE_MAX = Path.of("/proc/sys/net/ipv4/tcp_rto_max_ms");

    private final PacketFilter filter = new PacketFilter();

    private NetworkNamespace() {}

    /**
     * Makes this namespace ready: its loopback device is up, and its packet filter obeys.
     *
     * @throws IOException if this process is not in a namespace of its own, or the kernel lacks something; the message
     *     names it
     */
    public static NetworkNamespace enter() throws IOException {
        requireOwn();
        Commands.run(List.of("ip", "link", "set", "lo", "up"));
        NetworkNamespace namespace = new NetworkNamespace();
        namespace.probe();
        if (Files.isWritable(RETRANSMISSION_PAUSE_MAX)) {
            Files.writeString(RETRANSMISSION_PAUSE_MAX, "1000");
        }
        return namespace;
    }

    private static void requireOwn() throws IOException {
        try {
            List<String> foreign = NetworkInterface.networkInterfaces()
                    .filter(device -> !isLoopback(device))
                    .map(NetworkInterface::getName)
                    .toList();
            if (!foreign.isEmpty()) {
                throw new IOException("this process is not in a network namespace of its own (it sees "
                        + String.join(", ", foreign) + "): start it by " + HOW);
            }
        } catch (SocketException e) {
            // No interface is up at all: that is how a namespace begins.
        }
    }

    private static boolean isLoopback(NetworkInterface device) {
        try {
            return device.isLoopback();
        } catch (SocketException e) {
            return false;
        }
    }

    /** Tries each kind of rule on a port that nobody uses. */
    private void probe() throws IOException {
        List<String> missing = new ArrayList<>();
        List<PacketRule> kinds = List.of(
                PacketRule.drop(1, Direction.UPSTREAM),
                PacketRule.lose(1, Direction.UPSTREAM, 1),
                PacketRule.refuse(1));
        for (PacketRule kind : kinds) {
            try {
                filter.add(kind);
                filter.remove(kind);
            } catch (IOException e) {
                missing.add(kind.needs() + " (" + e.getMessage() + ")");
            }
        }
        if (!missing.isEmpty()) {
            throw new IOException("the packet filter lacks " + String.join(", ", missing));
        }
    }

    PacketFilter filter() {
        return filter;
    }
}
