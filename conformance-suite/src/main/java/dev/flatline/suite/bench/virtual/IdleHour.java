package dev.flatline.suite.bench.virtual;

import dev.flatline.suite.client.ReferenceDriverFactory;
import dev.flatline.suite.driver.ClientSettings;
import dev.flatline.suite.driver.Command;
import dev.flatline.suite.driver.Driver;
import dev.flatline.suite.driver.DriverEvent;
import java.time.Duration;
import java.util.List;

/** A reference client that listens to a place where nothing happens, while the server makes sure that it is still there. */
final class IdleHour {
    private static final Duration HOUR = Duration.ofHours(1);

    private IdleHour() {}

    /** How many milliseconds an hour takes, the mean of so many one after the other. */
    static double millis(int hours) {
        VirtualBed bed = new VirtualBed();
        Connection told = new Connection();
        Driver client = new ReferenceDriverFactory(bed.connector, bed.time, bed.time)
                .start(
                        new ClientSettings(
                                "alice", bed.route("alice"), VirtualBed.NAMESPACE, Duration.ZERO, 1, List.of()),
                        told::hear);
        client.send(1, new Command.Listen("place", "place", Command.ListenFor.VALUE));
        bed.time.advance(Duration.ofSeconds(1));
        long startNanos = CpuTime.nanos();
        bed.time.advance(HOUR.multipliedBy(hours));
        double millis = CpuTime.secondsSince(startNanos) * 1000 / hours;
        if (!told.connected) {
            throw new IllegalStateException("the client lost its connection, though nothing happened to it");
        }
        client.close();
        return millis;
    }

    private static final class Connection {
        private boolean connected;

        void hear(DriverEvent event) {
            if (event instanceof DriverEvent.Connected change) {
                connected = change.connected();
            }
        }
    }
}
