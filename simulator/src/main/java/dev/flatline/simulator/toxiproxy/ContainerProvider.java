package dev.flatline.simulator.toxiproxy;

import java.util.Locale;
import java.util.function.Consumer;

/**
 * The real Toxiproxy in a container, by Testcontainers. Its network is this machine's, so that its proxies listen on our
 * loopback and reach our servers, on any port.
 *
 * @param docker who runs containers here
 */
record ContainerProvider(DockerDaemon docker) implements ToxiproxyProvider {
    static final String IMAGE = "ghcr.io/shopify/toxiproxy:2.12.0";

    private static final String TESTCONTAINERS = "org.testcontainers.toxiproxy.ToxiproxyContainer";

    static ContainerProvider ofEnvironment() {
        return new ContainerProvider(DockerDaemon.ofEnvironment());
    }

    @Override
    public RunningToxiproxy start(long seed, Consumer<String> notes) {
        if (!System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux")) {
            throw new UnavailableToxiproxyException("a container can share the network of its host on Linux only;"
                    + " install toxiproxy-server, or use the embedded Toxiproxy");
        }
        // First, because Testcontainers would take minutes to find out.
        docker.requireImage(IMAGE);
        requireTestcontainers();
        return ToxiproxyInContainer.start(IMAGE);
    }

    private static void requireTestcontainers() {
        try {
            Class.forName(TESTCONTAINERS, false, ContainerProvider.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new UnavailableToxiproxyException(
                    "Testcontainers is not on the class path; the launcher ./flatline puts it there, a program adds"
                            + " org.testcontainers:testcontainers-toxiproxy; or start the container yourself (docker run --network host "
                            + IMAGE
                            + " -host=127.0.0.1) and give its URL, http://127.0.0.1:8474",
                    e);
        }
    }
}
