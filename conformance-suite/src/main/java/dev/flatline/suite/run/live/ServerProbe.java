package dev.flatline.suite.run.live;

import dev.flatline.suite.client.ReferenceDriverFactory;
import dev.flatline.suite.client.net.JavaWebSocketConnector;
import dev.flatline.suite.driver.ClientSettings;
import dev.flatline.suite.driver.Driver;
import dev.flatline.suite.driver.DriverEvent;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Asks a foreign server for one handshake before anything is judged: a wrong address is no broken promise. */
final class ServerProbe {

    private static final int CONNECT_MILLIS = 3000;
    private static final int HANDSHAKE_MILLIS = 10_000;
    private static final int LOOK_MILLIS = 100;

    private ServerProbe() {}

    static void check(String address) {
        int colon = address.lastIndexOf(':');
        try (Socket socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(address.substring(0, colon), Integer.parseInt(address.substring(colon + 1))),
                    CONNECT_MILLIS);
        } catch (IOException | IllegalArgumentException e) {
            throw new UnfitServerException(
                    "no server can be reached there: " + e.getMessage() + ".\nStart it first, or check host and port.");
        }
        if (!greets(address)) {
            throw new UnfitServerException("something listens there, but it sent no Firebase handshake within "
                    + HANDSHAKE_MILLIS / 1000 + " s of a WebSocket upgrade at /.ws?v=5."
                    + "\nIs it a Realtime Database server that speaks wire protocol 5, without TLS?");
        }
    }

    private static boolean greets(String address) {
        ScheduledExecutorService loop = Executors.newSingleThreadScheduledExecutor(Threads.daemon("flatline-probe"));
        CountDownLatch greeted = new CountDownLatch(1);
        ClientSettings settings = new ClientSettings("probe", address, "flatline-probe", Duration.ZERO, 0, List.of());
        Driver probe = new ReferenceDriverFactory(new JavaWebSocketConnector(loop), InstantSource.system(), loop)
                .start(settings, event -> {
                    if (event instanceof DriverEvent.Connected change && change.connected()) {
                        greeted.countDown();
                    }
                });
        try {
            // In short looks, so that a machine that stood still has not used up all the patience.
            for (int waitedMillis = 0; waitedMillis < HANDSHAKE_MILLIS; waitedMillis += LOOK_MILLIS) {
                if (greeted.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                    return true;
                }
            }
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            probe.close();
            // The farewell is in the loop's queue: let it out before the loop ends.
            loop.shutdown();
        }
    }
}
