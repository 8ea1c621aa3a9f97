package dev.flatline.simulator.embedded;

import static dev.flatline.simulator.fault.Peer.State.FIN;
import static dev.flatline.simulator.fault.Peer.State.OPEN;
import static dev.flatline.simulator.fault.Peer.State.RST;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The toxics that end a stream, and which connections a toxic hits, on real sockets (spec 2.2). */
abstract class ClosingToxicContract extends FaultProxyContract {
    private static final Duration A_WHILE = Duration.ofMillis(150);

    @Test
    @DisplayName("O2 each chunk restarts the silence of a timeout")
    void timeoutRearmed() {
        String listen = createProxy();
        toxic("timeout", "upstream", "'timeout':400");
        Pair pair = connectThrough(listen);
        for (int i = 0; i < 4; i++) {
            notFor(A_WHILE, () -> pair.client().state() != OPEN);
            pair.client().send("x");
        }

        assertThat(timeUntil(() -> pair.client().state() == FIN)).isGreaterThan(Duration.ofMillis(300));
    }

    @Test
    @DisplayName("O6 a latency before a timeout can be removed under traffic")
    void latencyBeforeTimeout() {
        String listen = createProxy();
        String latency = toxic("latency", "upstream", "'latency':50");
        String timeout = toxic("timeout", "upstream", "'timeout':0");
        Pair pair = connectThrough(listen);
        for (int i = 0; i < 200; i++) {
            pair.client().send("0123456789".repeat(100));
        }

        assertThat(timeUntil(() -> api.delete(latency).status() == 204)).isLessThan(Duration.ofSeconds(1));
        assertThat(timeUntil(() -> api.delete(timeout).status() == 204)).isLessThan(Duration.ofSeconds(1));
        assertThat(pair.server().received()).isEmpty();
        soon(() -> pair.client().state() != OPEN);
    }

    @Test
    @DisplayName("O7 with a slow_close a timeout hides the FIN too: silent and half-open")
    void silentHalfOpen() {
        String listen = createProxy();
        toxic("timeout", "upstream", "'timeout':0");
        toxic("slow_close", "upstream", "'delay':400");
        Pair pair = connectThrough(listen);
        pair.client().send("gone");

        assertTook(timeUntil(() -> pair.client().close(), () -> pair.server().state() == FIN), 400);
        assertThat(pair.server().received()).isEmpty();
    }

    @Test
    @DisplayName("S2, S4 slow_close delays neither data nor the other direction")
    void slowCloseData() {
        String listen = createProxy();
        toxic("slow_close", "downstream", "'delay':60000");
        Pair pair = connectThrough(listen);
        pair.server().send("data");
        assertThat(timeUntil(() -> pair.client().received().equals("data"))).isLessThan(Duration.ofMillis(90));

        pair.server().close();
        pair.client().send("still");

        notFor(A_WHILE, () -> pair.client().state() != OPEN);
    }

    @Test
    @DisplayName("S3 removal of a slow_close closes at once")
    void slowCloseRemoval() {
        String listen = createProxy();
        String toxic = toxic("slow_close", "upstream", "'delay':60000");
        Pair pair = connectThrough(listen);
        pair.client().close();
        notFor(A_WHILE, () -> pair.server().state() != OPEN);

        api.delete(toxic);

        soon(() -> pair.server().state() == FIN);
    }

    @ParameterizedTest
    @CsvSource({"upstream", "downstream"})
    @DisplayName("R2, R3 reset_peer resets both sides so long after the first data of its direction")
    void resetPeerLater(String stream) {
        String listen = createProxy();
        toxic("reset_peer", stream, "'timeout':100");
        Pair pair = connectThrough(listen);

        assertTook(
                timeUntil(
                        () -> (stream.equals("upstream") ? pair.client() : pair.server()).send("x"),
                        () -> pair.client().state() == RST && pair.server().state() == RST),
                100);
    }

    @Test
    @DisplayName("D1 below its limit limit_data lets a FIN pass as it is")
    void belowTheLimit() {
        String listen = createProxy();
        toxic("limit_data", "upstream", "'bytes':100");
        Pair pair = connectThrough(listen);

        pair.client().send("little");
        pair.client().close();

        soon(() -> pair.server().state() == FIN);
        assertThat(pair.server().received()).isEqualTo("little");
    }

    @Test
    @DisplayName("D2 a limit of zero leaves an idle connection open and closes on its first data")
    void limitZero() {
        String listen = createProxy();
        toxic("limit_data", "upstream", "'bytes':0");
        Pair pair = connectThrough(listen);
        notFor(A_WHILE, () -> pair.client().state() != OPEN);

        pair.client().send("x");

        soon(() -> pair.client().state() == FIN && pair.server().state() == FIN);
        assertThat(pair.server().received()).isEmpty();
    }

    @Test
    @DisplayName("D3 the count survives an update; a limit below it closes at the next data")
    void limitLowered() {
        String listen = createProxy();
        String toxic = toxic("limit_data", "upstream", "'bytes':100");
        Pair pair = connectThrough(listen);
        pair.client().send("abcdef");
        soon(() -> pair.server().received().equals("abcdef"));

        api.post(toxic, "{'attributes':{'bytes':4}}");
        notFor(A_WHILE, () -> pair.client().state() != OPEN);
        pair.client().send("g");

        soon(() -> pair.server().state() == FIN);
        assertThat(pair.server().received()).isEqualTo("abcdef");
    }

    @Test
    @DisplayName("D4 each connection counts for itself, and a toxic that is added again counts afresh")
    void limitCountsAfresh() {
        String listen = createProxy();
        String toxic = toxic("limit_data", "upstream", "'bytes':5");
        Pair first = connectThrough(listen);
        Pair second = connectThrough(listen);
        first.client().send("abc");
        second.client().send("abc");
        soon(() -> first.server().received().equals("abc")
                && second.server().received().equals("abc"));

        api.delete(toxic);
        toxic("limit_data", "upstream", "'bytes':5");
        first.client().send("defg");
        soon(() -> first.server().received().equals("abcdefg"));
        assertThat(first.server().state()).isEqualTo(OPEN);
        first.client().send("hi");

        soon(() -> first.server().state() == FIN);
        assertThat(first.server().received()).isEqualTo("abcdefgh");
        assertThat(second.server().state()).isEqualTo(OPEN);
    }

    @Test
    @DisplayName("K1 toxicity 0 touches nothing; raising it takes effect on a live connection")
    void toxicityRaised() {
        String listen = createProxy();
        String toxic = toxic("timeout", "upstream", 0, "'timeout':0");
        Pair pair = connectThrough(listen);
        echo(pair);

        api.post(toxic, "{'toxicity':1}");
        pair.client().send("gone");

        notFor(A_WHILE, () -> pair.server().received().length() > 4);
        assertThat(pair.client().state()).isEqualTo(OPEN);
    }

    @Test
    @DisplayName("K2 a toxicity of a half hits about half of 200 connections")
    void toxicityOfAHalf() {
        String listen = createProxy();
        toxic("limit_data", "upstream", 0.5, "'bytes':0");
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            Pair pair = connectThrough(listen);
            pair.client().send("x");
            pairs.add(pair);
        }

        soon(() -> pairs.stream().allMatch(pair -> isHit(pair) || isMissed(pair)));

        assertThat(pairs.stream().filter(ClosingToxicContract::isHit)).hasSizeBetween(60, 140);
    }

    private static boolean isHit(Pair pair) {
        return pair.client().state() == FIN;
    }

    private static boolean isMissed(Pair pair) {
        return pair.server().received().equals("x");
    }

    @Test
    @DisplayName("K3 the chain has the order of insertion, and removal from the middle keeps the state of the others")
    void chain() {
        String listen = createProxy();
        toxic("limit_data", "upstream", "'bytes':6");
        String middle = toxic("latency", "upstream", "'latency':100");
        toxic("noop", "upstream", "");
        Pair pair = connectThrough(listen);
        pair.client().send("abc");
        soon(() -> pair.server().received().equals("abc"));

        api.delete(middle);
        pair.client().send("defgh");

        soon(() -> pair.server().state() == FIN);
        assertThat(pair.server().received()).isEqualTo("abcdef");
    }
}
