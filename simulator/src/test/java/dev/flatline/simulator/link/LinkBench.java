package dev.flatline.simulator.link;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.flatline.simulator.virtual.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A connection between two recording sockets in virtual time. */
final class LinkBench {
    final VirtualTime time = new VirtualTime();
    final RecordingSocket client = new RecordingSocket();
    final RecordingSocket server = new RecordingSocket();
    final ProxiedConnection connection;
    int timesFinished;

    LinkBench(PlacedToxic... toxics) {
        this(new Draws(1, "proxy", 1), toxics);
    }

    LinkBench(Draws draws, PlacedToxic... toxics) {
        connection = new ProxiedConnection(
                new LinkTime(time, time::nanos), draws, Arrays.asList(toxics), client, server, () -> timesFinished++);
    }

    static PlacedToxic up(Toxic toxic) {
        return new PlacedToxic("toxic", Direction.UPSTREAM, toxic);
    }

    static PlacedToxic up(String name, Toxic toxic) {
        return new PlacedToxic(name, Direction.UPSTREAM, toxic);
    }

    static PlacedToxic down(Toxic toxic) {
        return new PlacedToxic("down", Direction.DOWNSTREAM, toxic);
    }

    void clientSends(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        connection.received(Direction.UPSTREAM, bytes, 0, bytes.length);
    }

    void clientSends(int bytes) {
        connection.received(Direction.UPSTREAM, new byte[bytes], 0, bytes);
    }

    void serverSends(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        connection.received(Direction.DOWNSTREAM, bytes, 0, bytes.length);
    }

    void clientEnds() {
        connection.sourceEnded(Direction.UPSTREAM);
    }

    void serverEnds() {
        connection.sourceEnded(Direction.DOWNSTREAM);
    }

    void passMillis(long millis) {
        time.advance(Duration.ofMillis(millis));
    }

    LinkTraffic upTraffic() {
        return connection.traffic(Direction.UPSTREAM);
    }

    /** Notes what it is told, each with the virtual time in milliseconds. */
    final class RecordingSocket implements ProxySocket {
        final List<String> log = new ArrayList<>();
        final List<Integer> sizes = new ArrayList<>();
        final List<Long> timesMillis = new ArrayList<>();
        final StringBuilder text = new StringBuilder();
        boolean reading = true;

        @Override
        public void write(Chunk chunk) {
            String written = new String(chunk.bytes(), chunk.offset(), chunk.length(), UTF_8);
            text.append(written);
            sizes.add(chunk.length());
            note(chunk.length() > 20 ? chunk.length() + " bytes" : written);
        }

        @Override
        public void setReading(boolean wanted) {
            reading = wanted;
        }

        @Override
        public void close() {
            note("CLOSE");
        }

        @Override
        public void abort() {
            note("ABORT");
        }

        @Override
        public void reset() {
            note("RESET");
        }

        private void note(String what) {
            long millis = time.nanos() / 1_000_000;
            timesMillis.add(millis);
            log.add(millis + " " + what);
        }
    }
}
