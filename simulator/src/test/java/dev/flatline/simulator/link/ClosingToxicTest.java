package dev.flatline.simulator.link;

import static dev.flatline.simulator.link.LinkBench.down;
import static dev.flatline.simulator.link.LinkBench.up;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What the toxics that end a stream do to it, to the millisecond, and which connections they hit (spec 2.2). */
class ClosingToxicTest {
    @Nested
    class Timeout {
        @Test
        void dropsDataAndLetsTheOtherDirectionFlow() {
            LinkBench bench = new LinkBench(up(new Toxic.Timeout(0)));
            bench.clientSends("gone");
            bench.serverSends("flows");
            bench.passMillis(100_000);

            assertThat(bench.server.log).isEmpty();
            assertThat(bench.client.log).containsExactly("0 flows");
            assertThat(bench.upTraffic().bytesLost()).isEqualTo(4);
        }

        @Test
        void closesAfterASilenceThatEachChunkRestarts() {
            LinkBench bench = new LinkBench(up(new Toxic.Timeout(300)));
            bench.passMillis(150);
            bench.clientSends("x");
            bench.passMillis(299);
            bench.clientSends("x");
            bench.passMillis(1000);

            assertThat(bench.server.log).containsExactly("749 CLOSE");
            assertThat(bench.client.log).containsExactly("749 CLOSE");
        }

        @Test
        void letsTheClosePass() {
            LinkBench bench = new LinkBench(up(new Toxic.Timeout(0)));
            bench.clientEnds();

            assertThat(bench.server.log).containsExactly("0 CLOSE");
        }

        @Test
        void removalClosesEvenWhereItMissed() {
            LinkBench bench = new LinkBench(new PlacedToxic("miss", Direction.UPSTREAM, 0, new Toxic.Timeout(0)));
            bench.clientSends("passes");
            bench.connection.remove(Direction.UPSTREAM, "miss");

            assertThat(bench.server.log).containsExactly("0 passes", "0 CLOSE");
            assertThat(bench.client.log).containsExactly("0 CLOSE");
        }

        @Test
        void anUpdateDoesNotClose() {
            LinkBench bench = new LinkBench(up(new Toxic.Timeout(0)));
            bench.connection.update(up(new Toxic.Timeout(50)));
            bench.passMillis(49);
            assertThat(bench.server.log).isEmpty();

            bench.passMillis(1);
            assertThat(bench.server.log).containsExactly("50 CLOSE");
        }

        @Test
        void togetherWithSlowCloseBothWaysItIsASilentHalfOpenConnection() {
            LinkBench bench = new LinkBench(
                    up("drop", new Toxic.Timeout(0)),
                    up("hold", new Toxic.SlowClose(1000)),
                    down(new Toxic.Timeout(0)));
            bench.clientSends("gone");
            bench.clientEnds();
            bench.passMillis(999);
            assertThat(bench.server.log).isEmpty();

            bench.passMillis(1);
            assertThat(bench.server.log).containsExactly("1000 CLOSE");
        }
    }

    @Nested
    class SlowClose {
        @Test
        void delaysTheCloseOnlyAndTheOtherDirectionGoesOn() {
            LinkBench bench = new LinkBench(up(new Toxic.SlowClose(600)));
            bench.clientSends("data");
            bench.clientEnds();
            bench.passMillis(300);
            bench.serverSends("answer");
            bench.passMillis(1000);

            assertThat(bench.server.log).containsExactly("0 data", "600 CLOSE");
            assertThat(bench.client.log).containsExactly("300 answer", "600 CLOSE");
        }

        @Test
        void removalDuringTheWaitClosesAtOnceAndAnUpdateRestartsIt() {
            LinkBench bench = new LinkBench(up(new Toxic.SlowClose(600)));
            bench.clientEnds();
            bench.passMillis(500);
            bench.connection.update(up(new Toxic.SlowClose(700)));
            bench.passMillis(600);
            assertThat(bench.server.log).isEmpty();

            bench.connection.remove(Direction.UPSTREAM, "toxic");
            assertThat(bench.server.log).containsExactly("1100 CLOSE");
        }
    }

    @Nested
    class ResetPeer {
        @Test
        void resetsBothSidesAfterTheFirstData() {
            LinkBench bench = new LinkBench(up(new Toxic.ResetPeer(100)));
            bench.passMillis(1000);
            bench.clientSends("dropped");
            bench.passMillis(1000);

            assertThat(bench.server.log).containsExactly("1100 RESET");
            assertThat(bench.client.log).containsExactly("1100 RESET");
            assertThat(bench.upTraffic().bytesLost()).isEqualTo(7);
        }

        @Test
        void anIdleConnectionIsNeverReset() {
            LinkBench bench = new LinkBench(up(new Toxic.ResetPeer(0)));
            bench.passMillis(100_000);

            assertThat(bench.client.log).isEmpty();
            assertThat(bench.server.log).isEmpty();
        }

        @Test
        void aConnectionThatGotItLaterEndsInAFin() {
            LinkBench bench = new LinkBench();
            bench.connection.add(up(new Toxic.ResetPeer(10)));
            bench.clientSends("dropped");
            bench.passMillis(10);

            assertThat(bench.client.log).containsExactly("10 CLOSE");
            assertThat(bench.server.log).containsExactly("10 CLOSE");
        }

        @Test
        void resetsAfterTheEndToo() {
            LinkBench bench = new LinkBench(down(new Toxic.ResetPeer(100)));
            bench.serverEnds();
            bench.passMillis(1000);

            assertThat(bench.client.log).containsExactly("100 RESET");
        }

        @Test
        void removalDuringTheWaitCancelsItAndLosesNothing() {
            LinkBench bench = new LinkBench(up(new Toxic.ResetPeer(100)));
            bench.clientSends("kept");
            bench.passMillis(50);
            bench.connection.remove(Direction.UPSTREAM, "toxic");
            bench.passMillis(1000);

            assertThat(bench.server.log).containsExactly("50 kept");
        }
    }

    @Nested
    class LimitData {
        @Test
        void passesExactlyTheLimitThenCloses() {
            LinkBench bench = new LinkBench(up(new Toxic.LimitData(5)));
            bench.clientSends("abc");
            assertThat(bench.server.log).containsExactly("0 abc");
            bench.clientSends("defg");

            assertThat(bench.server.log).containsExactly("0 abc", "0 de", "0 CLOSE");
            assertThat(bench.upTraffic()).isEqualTo(new LinkTraffic(5, 0, 2, 0));
        }

        @Test
        void closesOnReachingTheLimitExactly() {
            LinkBench bench = new LinkBench(up(new Toxic.LimitData(3)));
            bench.clientSends("abc");

            assertThat(bench.server.log).containsExactly("0 abc", "0 CLOSE");
        }

        @Test
        void zeroClosesOnTheFirstData() {
            LinkBench bench = new LinkBench(up(new Toxic.LimitData(0)));
            bench.passMillis(1000);
            assertThat(bench.server.log).isEmpty();

            bench.clientSends("a");
            assertThat(bench.server.log).containsExactly("1000 CLOSE");
        }

        @Test
        void theCountSurvivesAnUpdateAndALoweredLimitClosesAtTheNextData() {
            LinkBench bench = new LinkBench(up(new Toxic.LimitData(100)));
            bench.clientSends("abcdef");
            bench.connection.update(up(new Toxic.LimitData(4)));
            assertThat(bench.server.log).containsExactly("0 abcdef");

            bench.clientSends("g");
            assertThat(bench.server.log).containsExactly("0 abcdef", "0 CLOSE");
        }

        @Test
        void addingItAgainStartsANewCount() {
            LinkBench bench = new LinkBench(up(new Toxic.LimitData(4)));
            bench.clientSends("abc");
            bench.connection.remove(Direction.UPSTREAM, "toxic");
            bench.connection.add(up(new Toxic.LimitData(4)));
            bench.clientSends("abc");

            assertThat(bench.server.log).containsExactly("0 abc", "0 abc");
        }
    }

    @Nested
    class Chain {
        @Test
        void theOneAddedFirstComesFirst() {
            LinkBench holding = new LinkBench(up("one", new Toxic.Bandwidth(0)), up("two", new Toxic.LimitData(0)));
            LinkBench limiting = new LinkBench(up("one", new Toxic.LimitData(0)), up("two", new Toxic.Bandwidth(0)));
            holding.clientSends("x");
            limiting.clientSends("x");

            assertThat(holding.server.log).isEmpty();
            assertThat(limiting.server.log).containsExactly("0 CLOSE");
        }

        @Test
        void removalFromTheMiddleKeepsTheStateOfTheOthers() {
            LinkBench bench = new LinkBench(
                    up("limit", new Toxic.LimitData(5)), up("middle", new Toxic.Noop()), up("last", new Toxic.Noop()));
            bench.clientSends("abc");
            bench.connection.remove(Direction.UPSTREAM, "middle");
            bench.clientSends("def");

            assertThat(bench.server.log).containsExactly("0 abc", "0 de", "0 CLOSE");
        }
    }

    @Nested
    class Toxicity {
        @Test
        void zeroNeverHitsAndRaisingItTakesEffectOnALiveLink() {
            LinkBench bench = new LinkBench(new PlacedToxic("t", Direction.UPSTREAM, 0, new Toxic.Latency(100, 0)));
            bench.clientSends("quick");
            bench.connection.update(new PlacedToxic("t", Direction.UPSTREAM, 1, new Toxic.Latency(100, 0)));
            bench.clientSends("slow");
            bench.passMillis(1000);

            assertThat(bench.server.log).containsExactly("0 quick", "100 slow");
        }

        @Test
        void aHalfHitsAboutHalfOfTheConnections() {
            long hit = IntStream.range(0, 1000)
                    .filter(number -> {
                        LinkBench bench = new LinkBench(
                                new Draws(7, "p", number),
                                new PlacedToxic("t", Direction.UPSTREAM, 0.5f, new Toxic.Timeout(0)));
                        bench.clientSends("x");
                        return bench.server.text.isEmpty();
                    })
                    .count();

            assertThat(hit).isBetween(430L, 570L);
        }

        @Test
        void removalFromTheMiddleKeepsTheOthers() {
            LinkBench bench = new LinkBench(
                    up("one", new Toxic.Latency(10, 0)),
                    up("two", new Toxic.Latency(100, 0)),
                    up("three", new Toxic.Latency(1000, 0)));
            bench.connection.remove(Direction.UPSTREAM, "two");
            bench.clientSends("x");
            bench.passMillis(5000);

            assertThat(bench.server.log).containsExactly("1010 x");
        }
    }

    @Test
    void everyTypeReadsBackTheAttributesItWasMadeFrom() {
        for (ToxicType type : ToxicType.values()) {
            Map<String, Long> attributes = new java.util.LinkedHashMap<>();
            type.attributeNames().forEach(name -> attributes.put(name, 10L + attributes.size()));

            Toxic toxic = type.toxic(attributes);

            assertThat(toxic.type()).isEqualTo(type);
            assertThat(ToxicType.attributesOf(toxic)).isEqualTo(attributes);
            assertThat(ToxicType.byWireName(type.wireName())).contains(type);
        }
        assertThat(ToxicType.byWireName("LATENCY")).isEmpty();
    }
}
