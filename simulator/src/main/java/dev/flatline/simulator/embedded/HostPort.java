package dev.flatline.simulator.embedded;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;

/** An address as Toxiproxy writes it: {@code host:port}, {@code [::1]:port}, or {@code :port}. */
record HostPort(String host, int port) {
    private static final int MAX_PORT = 65_535;

    /**
     * Reads an address; nothing means any port.
     *
     * @throws ApiException 500 with the text of Go's net package, which clients of Toxiproxy know
     */
    static HostPort parse(String text) {
        if (text.isEmpty()) {
            return new HostPort("", 0);
        }
        int colon = text.lastIndexOf(':');
        if (colon < 0 || text.endsWith("]")) {
            throw new ApiException(500, "address " + text + ": missing port in address");
        }
        String host = text.substring(0, colon);
        if (host.startsWith("[") && host.endsWith("]")) {
            host = host.substring(1, host.length() - 1);
        } else if (host.indexOf(':') >= 0) {
            throw new ApiException(500, "address " + text + ": too many colons in address");
        }
        String port = text.substring(colon + 1);
        try {
            int number = port.isEmpty() ? 0 : Integer.parseInt(port);
            if (number >= 0 && number <= MAX_PORT) {
                return new HostPort(host, number);
            }
            throw new ApiException(500, "address " + port + ": invalid port");
        } catch (NumberFormatException e) {
            throw new ApiException(500, "lookup tcp/" + port + ": unknown port", e);
        }
    }

    static HostPort of(SocketAddress address) {
        InetSocketAddress inet = (InetSocketAddress) address;
        return new HostPort(inet.getAddress().getHostAddress(), inet.getPort());
    }

    /** The socket address. No host means 127.0.0.1: Toxiproxy would open the port to the whole network. */
    InetSocketAddress resolve() throws UnknownHostException {
        InetAddress address = host.isEmpty()
                ? InetAddress.getByAddress("localhost", new byte[] {127, 0, 0, 1})
                : InetAddress.getByName(host);
        return new InetSocketAddress(address, port);
    }

    /** Resolved if it can be, as given if not; to compare addresses by. */
    HostPort resolvedOrAsGiven() {
        try {
            return of(resolve());
        } catch (UnknownHostException e) {
            return this;
        }
    }

    @Override
    public String toString() {
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }

    /** Whether the host needs no name service that might be slow. */
    boolean isLiteral() {
        return host.isEmpty()
                || host.equals("localhost")
                || host.indexOf(':') >= 0
                || host.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
    }
}
