package dev.flatline.suite.cli;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Keeps servers that ask nobody for a password out of the network's reach. */
final class Loopback {

    private Loopback() {}

    /**
     * Checks what was given as {@code --host}.
     *
     * @param exposed whether {@code --expose} was given too
     * @param what what would be exposed, such as "this server"
     * @throws UserError if other machines can reach the address and that was not asked for
     */
    static void require(String host, boolean exposed, String what) {
        try {
            if (!exposed && !InetAddress.getByName(host).isLoopbackAddress()) {
                throw new UserError("--host " + host + " can be reached from other machines, and " + what
                        + " asks nobody for a password.\nAdd --expose if that is what you want.");
            }
        } catch (UnknownHostException e) {
            throw new UserError("--host '" + host + "' is not an address of this machine.");
        }
    }
}
