package dev.flatline.simulator.toxiproxy;

import dev.flatline.simulator.fault.FaultException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.toxiproxy.ToxiproxyContainer;
import org.testcontainers.utility.DockerImageName;

/** Apart from its provider, so that Testcontainers is loaded only where it is there. */
final class ToxiproxyInContainer {
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(10);

    private ToxiproxyInContainer() {}

    static RunningToxiproxy start(String image) {
        PlainApi api = new PlainApi("127.0.0.1", ToxiproxyProgram.freePort());
        ToxiproxyContainer container = new ToxiproxyContainer(DockerImageName.parse(image))
                .withNetworkMode("host")
                .withCommand("-host=127.0.0.1", "-port=" + api.uri().getPort())
                .waitingFor(Wait.forLogMessage(".*Starting Toxiproxy HTTP server.*", 1));
        // Nothing is published in the host's network.
        container.setExposedPorts(List.of());
        try (BoundedCalls docker = new BoundedCalls(
                "Docker",
                START_LIMIT,
                "if Testcontainers waits for an image that cannot be pulled here, set TESTCONTAINERS_RYUK_DISABLED=true"
                        + " and TESTCONTAINERS_HOST_OVERRIDE=localhost")) {
            docker.call("start " + image, () -> {
                container.start();
                return container;
            });
        } catch (FaultException e) {
            throw new UnavailableToxiproxyException(String.valueOf(e.getMessage()), e);
        }
        String version = api.version(ANSWER_LIMIT).orElseThrow(() -> {
            container.stop();
            return new UnavailableToxiproxyException("the Toxiproxy in " + image + " does not answer at " + api);
        });
        return new RunningToxiproxy("container", version, api.uri(), "", OptionalLong.empty(), container::stop);
    }
}
