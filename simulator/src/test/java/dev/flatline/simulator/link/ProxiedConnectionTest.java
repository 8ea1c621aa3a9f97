package dev.flatline.simulator.link;

import static dev.flatline.simulator.link.LinkBench.down;
import static dev.flatline.simulator.link.LinkBench.up;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Closes, back-pressure and counting of a connection, whatever its toxics (spec 2.1). */
class ProxiedConnectionTest {
    @Test
    void withoutToxicsBytesPassAtOnceBothWays() {
        LinkBench bench = new LinkBench();

        bench.clientSends("hello");
        bench.serverSends("world");

        assertThat(bench.server.log).containsExactly("0 hello");
        assertThat(bench.client.log).containsExactly("0 world");
        assertThat(bench.time.pendingTasks()).isZero();
    }

    @Test
    void theEndOfOneDirectionClosesBothSocketsAsThereIsNoHalfClose() {
        LinkBench bench = new LinkBench();

        bench.clientEnds();

        assertThat(bench.server.log).containsExactly("0 CLOSE");
        assertThat(bench.client.log).containsExactly("0 CLOSE");
        assertThat(bench.timesFinished).isEqualTo(1);
    }

    @Test
    void whatTheOtherDirectionStillHasInsideArrivesBeforeItsClose() {
        LinkBench bench = new LinkBench(down(new Toxic.Latency(100, 0)));
        bench.serverSends("answer");

        bench.clientEnds();
        bench.passMillis(200);

        assertThat(bench.server.log).containsExactly("0 CLOSE");
        assertThat(bench.client.log).containsExactly("100 answer", "100 CLOSE");
        assertThat(bench.timesFinished).isEqualTo(1);
    }

    @Test
    void anArmedConnectionEndsInAResetOnBothSidesHoweverItEnds() {
        PlacedToxic arming = new PlacedToxic("armed", Direction.DOWNSTREAM, 0, new Toxic.ResetPeer(0));
        LinkBench closed = new LinkBench(arming);
        LinkBench aborted = new LinkBench(arming);
        closed.clientSends("passes");

        closed.clientEnds();
        aborted.connection.abort();

        assertThat(closed.server.log).containsExactly("0 passes", "0 RESET");
        assertThat(closed.client.log).containsExactly("0 RESET");
        assertThat(aborted.server.log).containsExactly("0 RESET");
        assertThat(aborted.client.log).containsExactly("0 RESET");
    }

    @Test
    void armingTooLateEndsInAPlainClose() {
        LinkBench bench = new LinkBench();
        bench.connection.add(up(new Toxic.ResetPeer(0)));

        bench.clientSends("x");
        bench.passMillis(1);

        assertThat(bench.server.log).containsExactly("0 CLOSE");
        assertThat(bench.client.log).containsExactly("0 CLOSE");
    }

    @Test
    void abortDropsWhatIsInsideAndLeavesNoTimer() {
        LinkBench bench = new LinkBench(up(new Toxic.Latency(100, 0)), down(new Toxic.SlowClose(1000)));
        bench.clientSends("lost");
        bench.serverEnds();

        bench.connection.abort();

        assertThat(bench.server.log).containsExactly("0 ABORT");
        assertThat(bench.client.log).containsExactly("0 ABORT");
        assertThat(bench.time.pendingTasks()).isZero();
        assertThat(bench.upTraffic()).isEqualTo(new LinkTraffic(0, 0, 4, 0));
    }

    @Test
    void aFinishedConnectionIgnoresEverything() {
        LinkBench bench = new LinkBench();
        bench.connection.abort();

        bench.clientSends("late");
        bench.clientEnds();
        bench.connection.abort();
        bench.connection.add(up(new Toxic.Timeout(10)));
        bench.connection.remove(Direction.UPSTREAM, "nothing");
        bench.passMillis(100);

        assertThat(bench.server.log).containsExactly("0 ABORT");
        assertThat(bench.timesFinished).isEqualTo(1);
    }

    @Test
    void aStalledDestinationStopsItsSourceAfterAFewChunks() {
        LinkBench bench = new LinkBench(up(new Toxic.Noop()));
        bench.connection.setWritable(Direction.UPSTREAM, false);

        int sent = 0;
        while (bench.client.reading && sent < 100) {
            bench.clientSends("x");
            sent++;
        }
        assertThat(sent).isLessThan(5);
        assertThat(bench.server.text).isEmpty();

        bench.connection.setWritable(Direction.UPSTREAM, true);
        assertThat(bench.server.text).hasSize(sent);
        assertThat(bench.client.reading).isTrue();
    }

    @Test
    void theOtherDirectionFlowsWhileOneIsStalled() {
        LinkBench bench = new LinkBench();
        bench.connection.setWritable(Direction.UPSTREAM, false);
        bench.clientSends("stuck");

        bench.serverSends("flows");

        assertThat(bench.client.log).containsExactly("0 flows");
    }

    @Test
    void changingToxicsOverAStalledDestinationLosesNothingAndKeepsTheOrder() {
        LinkBench bench = new LinkBench();
        bench.connection.setWritable(Direction.UPSTREAM, false);
        bench.clientSends("a");
        bench.clientSends("b");
        bench.connection.add(up(new Toxic.Latency(100, 0)));
        bench.clientSends("c");
        bench.connection.update(up(new Toxic.Latency(200, 0)));
        bench.connection.remove(Direction.UPSTREAM, "toxic");
        bench.clientSends("d");

        bench.connection.setWritable(Direction.UPSTREAM, true);

        assertThat(bench.server.text).hasToString("abcd");
    }

    @Test
    void trafficTellsPassedHeldAndLostApart() {
        LinkBench bench = new LinkBench(up(new Toxic.Bandwidth(0)));
        bench.clientSends("held");
        bench.clientEnds();
        assertThat(bench.upTraffic()).isEqualTo(new LinkTraffic(0, 4, 0, 1));

        bench.connection.remove(Direction.UPSTREAM, "toxic");
        assertThat(bench.upTraffic()).isEqualTo(new LinkTraffic(4, 0, 0, 0));
    }

    @Test
    void onlyAToxicThatIsThereCanBeChanged() {
        LinkBench bench = new LinkBench(up(new Toxic.Noop()));

        assertThatThrownBy(() -> bench.connection.update(up("other", new Toxic.Noop())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no toxic other");
        assertThatThrownBy(() -> bench.connection.update(up(new Toxic.Timeout(1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cannot change its type");
    }
}
