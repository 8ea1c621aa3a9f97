package dev.flatline.simulator.link;

import static dev.flatline.simulator.link.LinkBench.down;
import static dev.flatline.simulator.link.LinkBench.up;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What the toxics that delay and cut data do to a stream, to the millisecond (spec 2.2). */
class DataToxicTest {
    @Nested
    class Latency {
        @Test
        void delaysEachChunkFromItsArrivalSoThatTheyOverlap() {
            LinkBench bench = new LinkBench(up(new Toxic.Latency(200, 0)));
            bench.clientSends("a");
            bench.passMillis(100);
            bench.clientSends("b");
            bench.passMillis(500);

            assertThat(bench.server.log).containsExactly("200 a", "300 b");
        }

        @Test
        void twoAddUpForEveryChunk() {
            LinkBench bench = new LinkBench(up("one", new Toxic.Latency(200, 0)), up("two", new Toxic.Latency(300, 0)));
            bench.clientSends("a");
            bench.passMillis(50);
            bench.clientSends("b");
            bench.passMillis(1000);

            assertThat(bench.server.log).containsExactly("500 a", "550 b");
        }

        @Test
        void zeroDelaysNothingAndEachDirectionHasItsOwn() {
            LinkBench bench = new LinkBench(up(new Toxic.Latency(0, 0)), down(new Toxic.Latency(1000, 0)));
            bench.clientSends("up");
            bench.serverSends("down");
            bench.passMillis(1000);

            assertThat(bench.server.log).containsExactly("0 up");
            assertThat(bench.client.log).containsExactly("1000 down");
        }

        @Test
        void theOtherDirectionAndAnIdleCloseAreNotDelayed() {
            LinkBench bench = new LinkBench(up(new Toxic.Latency(200, 0)));
            bench.serverSends("quick");
            bench.clientEnds();

            assertThat(bench.client.log).containsExactly("0 quick", "0 CLOSE");
            assertThat(bench.server.log).containsExactly("0 CLOSE");
        }

        @Test
        void aCloseWaitsBehindQueuedData() {
            LinkBench bench = new LinkBench(up(new Toxic.Latency(200, 0)));
            bench.clientSends("a");
            bench.clientEnds();
            bench.passMillis(300);

            assertThat(bench.server.log).containsExactly("200 a", "200 CLOSE");
        }

        @Test
        void removalReleasesEverythingInOrderAtOnce() {
            LinkBench bench = new LinkBench(up(new Toxic.Latency(200, 0)));
            bench.clientSends("a");
            bench.clientSends("b");
            bench.passMillis(50);
            bench.connection.remove(Direction.UPSTREAM, "toxic");
            bench.clientSends("c");

            assertThat(bench.server.log).containsExactly("50 a", "50 b", "50 c");
            assertThat(bench.time.pendingTasks()).isZero();
        }

        @Test
        void anUpdateReleasesTheHeldChunkAndCountsTheOthersFromTheirArrival() {
            LinkBench bench = new LinkBench(up(new Toxic.Latency(1000, 0)));
            bench.clientSends("a");
            bench.clientSends("b");
            bench.passMillis(50);
            bench.connection.update(up(new Toxic.Latency(100, 0)));
            bench.passMillis(1000);

            assertThat(bench.server.log).containsExactly("50 a", "100 b");
        }

        @Test
        void jitterStaysWithinItsBoundsAndKeepsTheOrder() {
            LinkBench bench = new LinkBench(up(new Toxic.Latency(50, 80)));
            long[] sentAt = new long[500];
            for (int i = 0; i < sentAt.length; i++) {
                sentAt[i] = bench.time.nanos() / 1_000_000;
                bench.clientSends(i + ";");
                bench.passMillis(200);
            }

            assertThat(bench.server.text)
                    .hasToString(IntStream.range(0, sentAt.length)
                            .mapToObj(i -> i + ";")
                            .reduce("", String::concat));
            List<Long> delays = IntStream.range(0, sentAt.length)
                    .mapToObj(i -> bench.server.timesMillis.get(i) - sentAt[i])
                    .toList();
            assertThat(delays).allMatch(delay -> delay >= 0 && delay < 130);
            assertThat(delays).contains(0L).anyMatch(delay -> delay > 120);
        }

        @Test
        void theSameSeedDrawsTheSameJitterAndAnotherConnectionDoesNot() {
            assertThat(arrivals(new Draws(1, "p", 1)))
                    .isEqualTo(arrivals(new Draws(1, "p", 1)))
                    .isNotEqualTo(arrivals(new Draws(1, "p", 2)))
                    .isNotEqualTo(arrivals(new Draws(1, "q", 1)))
                    .isNotEqualTo(arrivals(new Draws(2, "p", 1)));
        }

        private List<String> arrivals(Draws draws) {
            LinkBench bench = new LinkBench(draws, up(new Toxic.Latency(1000, 1000)));
            for (int i = 0; i < 20; i++) {
                bench.clientSends("x");
                bench.passMillis(3000);
            }
            return bench.server.log;
        }

        @Test
        void absurdValuesAreHarmless() {
            LinkBench bench = new LinkBench(up(new Toxic.Latency(-5, Long.MAX_VALUE)));
            bench.clientSends("a");
            bench.connection.remove(Direction.UPSTREAM, "toxic");

            assertThat(bench.server.text).hasToString("a");
        }

        @Test
        void holdsManyChunksBeforeItStopsTheSource() {
            LinkBench bench = new LinkBench(up(new Toxic.Latency(1000, 0)));
            int sent = 0;
            while (bench.client.reading && sent < 5000) {
                bench.clientSends("x");
                sent++;
            }

            assertThat(sent).isBetween(1024, 1030);
        }
    }

    @Nested
    class Bandwidth {
        @Test
        void sendsInStepsOfATenthOfASecond() {
            LinkBench bench = new LinkBench(up(new Toxic.Bandwidth(100)));
            bench.clientSends(25_000);
            bench.passMillis(1000);

            assertThat(bench.server.log).containsExactly("100 10000 bytes", "200 10000 bytes", "250 5000 bytes");
        }

        @Test
        void chunksTakeTheirShareOneAfterTheOther() {
            LinkBench bench = new LinkBench(up(new Toxic.Bandwidth(1000)));
            for (int i = 0; i < 15; i++) {
                bench.clientSends(32_000);
            }
            bench.passMillis(1000);

            assertThat(bench.server.log).hasSize(15).last().isEqualTo("480 32000 bytes");
        }

        @Test
        void eachDirectionHasItsOwnRate() {
            LinkBench bench = new LinkBench(up(new Toxic.Bandwidth(10)), down(new Toxic.Bandwidth(1)));
            bench.clientSends(100);
            bench.serverSends("0123456789".repeat(10));
            bench.passMillis(1000);

            assertThat(bench.server.log).containsExactly("10 100 bytes");
            assertThat(bench.client.log).containsExactly("100 100 bytes");
        }

        @Test
        void rateZeroHoldsDataAndTheCloseBehindIt() {
            LinkBench bench = new LinkBench(up(new Toxic.Bandwidth(0)));
            bench.clientSends("a");
            bench.clientEnds();
            bench.passMillis(100_000);
            assertThat(bench.server.log).isEmpty();

            bench.connection.remove(Direction.UPSTREAM, "toxic");
            assertThat(bench.server.log).containsExactly("100000 a", "100000 CLOSE");
        }

        @Test
        void rateZeroLetsTheCloseOfAnIdleConnectionPass() {
            LinkBench bench = new LinkBench(up(new Toxic.Bandwidth(0)));
            bench.clientEnds();

            assertThat(bench.server.log).containsExactly("0 CLOSE");
        }

        @Test
        void removalInMidTransferLosesNothing() {
            LinkBench bench = new LinkBench(up(new Toxic.Bandwidth(10)));
            bench.clientSends("0123456789".repeat(500));
            bench.passMillis(250);
            bench.connection.remove(Direction.UPSTREAM, "toxic");

            assertThat(bench.server.text).hasToString("0123456789".repeat(500));
            assertThat(bench.server.log).containsExactly("100 1000 bytes", "200 1000 bytes", "250 3000 bytes");
        }

        @Test
        void anUpdateSendsTheRestOfTheChunkUnderWay() {
            LinkBench bench = new LinkBench(up(new Toxic.Bandwidth(10)));
            bench.clientSends(3000);
            bench.clientSends(3000);
            bench.passMillis(150);
            bench.connection.update(up(new Toxic.Bandwidth(30)));
            bench.passMillis(1000);

            assertThat(bench.server.log).containsExactly("100 1000 bytes", "150 2000 bytes", "250 3000 bytes");
        }

        @Test
        void aNegativeRateIsRefused() {
            assertThatThrownBy(() -> new Toxic.Bandwidth(-1)).hasMessage("rate must not be negative, was -1");
        }
    }

    @Nested
    class Slicer {
        @Test
        void halvesUntilThePiecesAreSmallEnough() {
            LinkBench bench = new LinkBench(up(new Toxic.Slicer(10, 0, 0)));
            bench.clientSends("0123456789".repeat(5));

            assertThat(bench.server.sizes).containsExactly(6, 6, 6, 7, 6, 6, 6, 7);
            assertThat(bench.server.text).hasToString("0123456789".repeat(5));
        }

        @Test
        void waitsMicrosecondsAfterEachPiece() {
            LinkBench bench = new LinkBench(up(new Toxic.Slicer(1, 0, 2000)));
            bench.clientSends("abc");
            bench.clientEnds();
            bench.passMillis(100);

            assertThat(bench.server.log).containsExactly("0 a", "2 b", "4 c", "6 CLOSE");
        }

        @Test
        void anAverageOfOneMakesAPieceOfEveryByte() {
            LinkBench bench = new LinkBench(up(new Toxic.Slicer(1, 0, 0)));
            bench.clientSends("abcdefghijklmnopqrstuvwx");

            assertThat(bench.server.sizes).hasSize(24).containsOnly(1);
            assertThat(bench.server.text).hasToString("abcdefghijklmnopqrstuvwx");
        }

        @Test
        void variedPiecesStayNearTheAverageAndLoseNothing() {
            LinkBench bench = new LinkBench(up(new Toxic.Slicer(1024, 512, 0)));
            String text = "0123456789abcdef".repeat(2000);
            for (int i = 0; i < 15; i++) {
                bench.clientSends(text);
            }

            assertThat(bench.server.text.toString().equals(text.repeat(15))).isTrue();
            assertThat(bench.server.sizes).hasSizeBetween(240, 720).allMatch(size -> size <= 1536);
        }

        @Test
        void removalInMidSliceLosesNothing() {
            LinkBench bench = new LinkBench(up(new Toxic.Slicer(1, 0, 1000)));
            bench.clientSends("abcdef");
            bench.clientSends("ghi");
            bench.passMillis(2);
            bench.connection.remove(Direction.UPSTREAM, "toxic");

            assertThat(bench.server.log).containsExactly("0 a", "1 b", "2 c", "2 def", "2 ghi");
        }

        @Test
        void valuesThatCrashToxiproxyAreHarmless() {
            for (Toxic.Slicer slicer :
                    List.of(new Toxic.Slicer(0, 0, 0), new Toxic.Slicer(-1, -1, -1), new Toxic.Slicer(4, 1 << 30, 0))) {
                LinkBench bench = new LinkBench(up(slicer));
                bench.clientSends("0123456789");

                assertThat(bench.server.text).hasToString("0123456789");
            }
        }
    }
}
