package dev.flatline.simulator.fault;

import static dev.flatline.simulator.fault.Peer.State.CONNECTING;
import static dev.flatline.simulator.fault.Peer.State.FIN;
import static dev.flatline.simulator.fault.Peer.State.OPEN;
import static dev.flatline.simulator.fault.Peer.State.REFUSED;
import static dev.flatline.simulator.fault.Peer.State.RST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.flatline.simulator.link.Direction;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/**
 * What each fault means, as its Javadoc says, seen from both ends of a connection. Every backend passes the same tests:
 * that is what makes a scenario's verdict the same live and virtual.
 */
public abstract class FaultRecipeContract {
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration A_WHILE = Duration.ofMillis(300);

    protected abstract FaultNetwork network();

    /** Where the server of this test listens. */
    protected abstract String serverAddress();

    /** The connections that the server has accepted, in order. */
    protected abstract List<Peer> accepted();

    protected abstract Peer connect(String address);

    /** Waits until the condition holds, no longer than the bound. */
    protected abstract boolean await(BooleanSupplier condition, Duration bound);

    /** Whether the backend can leave a connect without an answer; one that cannot accepts it and loses what is sent. */
    protected boolean leavesUnanswered() {
        return true;
    }

    /** Whether the backend tells of its traffic; where not, whether a fault bit cannot be known. */
    protected boolean countsTraffic() {
        return true;
    }

    /** Returns when the proxy has linked the only connection of the route, which the server has accepted, to its client. */
    protected void awaitLinked(Route route) {
        soon(() -> route.traffic().orElseThrow().connectionsLive() > 0);
    }

    @Test
    public void cutResetsBothSidesAndNewConnectionsAreAccepted() {
        Route route = route(true);
        Pair pair = connectThrough(route);

        FaultReport report = route.apply(new Fault.Cut());

        soon(() -> pair.client.state() == RST && pair.server.state() == RST);
        assertThat(report.connectionsTouched()).isEqualTo(ifCounted(1L));
        assertThat(report.bit(route.traffic())).isEqualTo(ifCounted(true));
        connectThrough(route).echoes();
    }

    @Test
    public void cutNeedsAnArmedRoute() {
        Route route = route(false);

        assertThatThrownBy(() -> route.apply(new Fault.Cut()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not armed");
    }

    @Test
    public void whatBefallsTheProcessIsNotForTheNetwork() {
        Route route = route(false);

        for (Fault fault : List.of(new Fault.Crash(), new Fault.Freeze(), new Fault.Thaw())) {
            assertThatThrownBy(() -> route.apply(fault))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("'" + fault.name() + "' is carried out by the client or the server");
        }
    }

    @Test
    public void closeEndsBothSidesAndNewConnectionsAreAccepted() {
        Route route = route(false);
        Pair pair = connectThrough(route);

        route.apply(new Fault.Close());

        soon(() -> pair.client.state() == FIN && pair.server.state() == FIN);
        connectThrough(route).echoes();
    }

    @Test
    public void closeGetsThroughASignalLoss() {
        Route route = route(false);
        Pair pair = connectThrough(route);
        route.apply(new Fault.SignalLoss());

        route.apply(new Fault.Close());

        soon(() -> pair.client.state() == FIN && pair.server.state() == FIN);
    }

    @Test
    public void refuseEndsBothSidesAndRefusesUntilHealed() {
        Route route = route(false);
        Pair pair = connectThrough(route);

        FaultReport report = route.apply(new Fault.Refuse());

        soon(() -> pair.client.state() == FIN && pair.server.state() == FIN);
        assertThat(report.connectionsTouched()).isEqualTo(ifCounted(1L));
        Peer refused = connect(route.address());
        soon(() -> refused.state() == REFUSED);

        route.apply(new Fault.Heal());
        connectThrough(route).echoes();
    }

    @Test
    public void cutDoesNotEndARefusal() {
        Route route = route(true);
        route.apply(new Fault.Refuse());

        route.apply(new Fault.Cut());

        Peer refused = connect(route.address());
        soon(() -> refused.state() == REFUSED);
    }

    @Test
    public void signalLossHoldsBytesAndSignalBackDeliversThemAll() {
        Route route = route(false);
        Pair pair = connectThrough(route);
        FaultReport report = route.apply(new Fault.SignalLoss());

        pair.client.send("up ");
        pair.server.send("down ");
        pair.client.send("twice");
        neverWithinAWhile(() ->
                !pair.server.received().isEmpty() || !pair.client.received().isEmpty());
        assertThat(report.bit(route.traffic())).isEqualTo(ifCounted(true));
        assertThat(route.traffic().map(RouteTraffic::bytesLost)).isEqualTo(ifCounted(0L));

        route.apply(new Fault.SignalBack());
        soon(() -> pair.server.received().equals("up twice")
                && pair.client.received().equals("down "));
        pair.echoes();
    }

    @Test
    public void signalLossLetsNoCloseOfAnIdleConnectionPass() {
        Route route = route(false);
        Pair pair = connectThrough(route);
        FaultReport report = route.apply(new Fault.SignalLoss());
        assertThat(report.bit(route.traffic())).isEqualTo(ifCounted(false));

        pair.client.close();
        neverWithinAWhile(() -> pair.server.state() != OPEN);
        assertThat(report.bit(route.traffic())).isEqualTo(ifCounted(true));

        route.apply(new Fault.SignalBack());
        soon(() -> pair.server.state() == FIN);
    }

    @Test
    public void aCloseDuringSignalLossArrivesBehindTheHeldBytes() {
        Route route = route(false);
        Pair pair = connectThrough(route);
        route.apply(new Fault.SignalLoss());

        pair.server.send("last words");
        pair.server.close();
        neverWithinAWhile(() -> pair.client.state() != OPEN);

        route.apply(new Fault.SignalBack());
        soon(() -> pair.client.state() == FIN);
        assertThat(pair.client.received()).isEqualTo("last words");
    }

    @Test
    public void connectionsMadeDuringSignalLossAreSilentUntilItIsBack() {
        Route route = route(false);
        route.apply(new Fault.SignalLoss());
        Pair pair = connectThrough(route);

        pair.client.send("hello");
        neverWithinAWhile(() -> !pair.server.received().isEmpty());

        route.apply(new Fault.SignalBack());
        soon(() -> pair.server.received().equals("hello"));
    }

    @Test
    public void signalLossTwiceIsOneAndSignalBackWithoutLossIsNothing() {
        Route route = route(false);
        Pair pair = connectThrough(route);
        route.apply(new Fault.SignalBack());
        route.apply(new Fault.SignalLoss());
        route.apply(new Fault.SignalLoss());

        route.apply(new Fault.SignalBack());

        pair.echoes();
    }

    @Test
    public void blackHoleLosesBytesForGoodAndEndsInACloseWhenLifted() {
        Route route = route(false);
        Pair pair = connectThrough(route);
        FaultReport report = route.apply(new Fault.BlackHole());
        assertThat(report.bit(route.traffic())).isEqualTo(ifCounted(false));

        pair.client.send("up");
        pair.server.send("down!");
        soon(() -> report.bit(route.traffic()).equals(ifCounted(true))
                && route.traffic().map(RouteTraffic::bytesLost).equals(ifCounted(7L)));
        assertThat(pair.client.state()).isEqualTo(OPEN);

        route.apply(new Fault.Heal());
        soon(() -> pair.client.state() == FIN && pair.server.state() == FIN);
        assertThat(pair.client.received() + pair.server.received()).isEmpty();
        connectThrough(route).echoes();
    }

    @Test
    public void blackHoleLetsAFinPass() {
        Route route = route(false);
        Pair pair = connectThrough(route);
        route.apply(new Fault.BlackHole());

        pair.server.close();

        soon(() -> pair.client.state() == FIN);
    }

    @Test
    public void latencyDelaysEachWayAndCanBeChangedAndHealed() {
        Route route = route(false);
        Pair pair = connectThrough(route);
        route.apply(new Fault.Latency(Duration.ofHours(1)));
        route.apply(new Fault.Latency(Duration.ofMillis(600)));

        pair.client.send("slow");
        neverWithinAWhile(() -> !pair.server.received().isEmpty());
        soon(() -> pair.server.received().equals("slow"));

        route.apply(new Fault.Latency(Duration.ofHours(1)));
        pair.server.send("held");
        route.apply(new Fault.Heal());
        soon(() -> pair.client.received().equals("held"));
    }

    @Test
    public void unreachableLosesWhatIsThereAndAnswersNobody() {
        assumeTrue(leavesUnanswered(), "this backend cannot leave a connect unanswered");
        Route route = route(false);
        Pair pair = connectThrough(route);
        FaultReport report = route.apply(new Fault.Unreachable());

        Peer unanswered = connect(route.address());
        pair.client.send("up");
        pair.server.send("down");
        neverWithinAWhile(() -> unanswered.state() != CONNECTING
                || pair.client.state() != OPEN
                || !pair.server.received().isEmpty());
        assertThat(report.bit(route.traffic())).isEqualTo(ifCounted(true));

        route.apply(new Fault.Heal());
        soon(() -> pair.client.state() == FIN && pair.server.state() == FIN);
        connectThrough(route).echoes();
    }

    @Test
    public void anUnreachableServerCanBecomeOneThatRefuses() {
        assumeTrue(leavesUnanswered(), "this backend cannot leave a connect unanswered");
        Route route = route(false);
        Pair pair = connectThrough(route);
        route.apply(new Fault.Unreachable());
        route.apply(new Fault.Unreachable());

        route.apply(new Fault.Refuse());

        soon(() -> pair.client.state() == FIN);
        Peer refused = connect(route.address());
        soon(() -> refused.state() == REFUSED);
        route.apply(new Fault.Unreachable());
        Peer unanswered = connect(route.address());
        neverWithinAWhile(() -> unanswered.state() != CONNECTING);
    }

    @Test
    public void halfOpenClosesTheClientsSideAndTheServerDoesNotHearOfIt() {
        Route route = route(false);
        Pair pair = connectThrough(route);

        FaultReport report = route.apply(new Fault.HalfOpen());

        soon(() -> pair.client.state() == FIN);
        neverWithinAWhile(() -> pair.server.state() != OPEN);
        assertThat(report.bit(route.traffic())).isEqualTo(ifCounted(true));
        connectThrough(route).echoes();
        route.apply(new Fault.Heal());
        soon(() -> pair.server.state() == FIN);
    }

    @Test
    public void oneWayLosesBytesAndClosesOfOneDirectionOnly() {
        Route route = route(false);
        Pair pair = connectThrough(route);
        FaultReport report = route.apply(new Fault.OneWay(Direction.DOWNSTREAM));

        pair.client.send("up");
        soon(() -> pair.server.received().equals("up"));
        assertThat(report.bit(route.traffic())).isEqualTo(ifCounted(false));
        pair.server.send("down");
        pair.server.close();
        neverWithinAWhile(
                () -> pair.client.state() != OPEN || !pair.client.received().isEmpty());
        assertThat(report.bit(route.traffic())).isEqualTo(ifCounted(true));

        route.apply(new Fault.Heal());
        soon(() -> pair.client.state() == FIN);
        assertThat(pair.client.received()).isEmpty();
    }

    @Test
    public void oneWayUpIsTheSameTheOtherWayRound() {
        Route route = route(false);
        Pair pair = connectThrough(route);
        route.apply(new Fault.OneWay(Direction.UPSTREAM));

        pair.client.send("up");
        pair.server.send("down");

        soon(() -> pair.client.received().equals("down"));
        pair.client.close();
        neverWithinAWhile(
                () -> pair.server.state() != OPEN || !pair.server.received().isEmpty());
    }

    @Test
    public void dropAcksLetsRequestsArriveAndLosesTheAnswers() {
        Route route = route(false);
        Pair pair = connectThrough(route);
        FaultReport report = route.apply(new Fault.DropAcks());

        pair.client.send("request");
        soon(() -> pair.server.received().equals("request"));
        assertThat(report.bit(route.traffic())).isEqualTo(ifCounted(false));
        pair.server.send("answer");
        soon(() -> report.bit(route.traffic()).equals(ifCounted(true)));

        route.apply(new Fault.Heal());
        soon(() -> pair.client.state() == FIN && pair.server.state() == FIN);
        assertThat(pair.client.received()).isEmpty();
    }

    @Test
    public void bandwidthLetsSoMuchPassPerSecondUntilHealed() {
        Route route = route(false);
        Pair pair = connectThrough(route);
        FaultReport report = route.apply(new Fault.Bandwidth(100));
        assertThat(report.bit(route.traffic())).isEqualTo(ifCounted(false));
        route.apply(new Fault.Bandwidth(1));

        pair.client.send("x".repeat(100_000));
        neverWithinAWhile(() -> pair.server.received().length() > 5_000);
        assertThat(report.bit(route.traffic())).isEqualTo(ifCounted(true));

        route.apply(new Fault.Heal());
        soon(() -> pair.server.received().length() == 100_000);
    }

    @Test
    public void limitDataCutsEachConnectionInTheMiddleOfWhatIsSent() {
        Route route = route(false);
        Pair pair = connectThrough(route);
        FaultReport report = route.apply(new Fault.LimitData(Direction.UPSTREAM, 5));
        assertThat(report.bit(route.traffic())).isEqualTo(ifCounted(false));

        pair.client.send("hello world");

        soon(() -> pair.server.state() == FIN && pair.client.state() == FIN);
        assertThat(pair.server.received()).isEqualTo("hello");
        assertThat(report.bit(route.traffic())).isEqualTo(ifCounted(true));
        Pair next = connectThrough(route);
        next.client.send("again");
        soon(() -> next.client.state() == FIN);
    }

    @Test
    public void limitDataCountsAnewWhenItIsSetAnewAndNotAtAllOnceHealed() {
        Route route = route(false);
        Pair pair = connectThrough(route);
        route.apply(new Fault.LimitData(Direction.UPSTREAM, 5));
        pair.client.send("1234");
        soon(() -> pair.server.received().equals("1234"));

        route.apply(new Fault.LimitData(Direction.UPSTREAM, 5));
        pair.client.send("5678");
        soon(() -> pair.server.received().equals("12345678"));

        route.apply(new Fault.Heal());
        pair.echoes();
    }

    @Test
    public void sliceDeliversEverythingInSmallPieces() {
        Route route = route(false);
        Pair pair = connectThrough(route);
        FaultReport report = route.apply(new Fault.Slice(10));

        pair.client.send("0123456789".repeat(30));

        soon(() -> !pair.server.received().isEmpty());
        soon(() -> pair.server.received().equals("0123456789".repeat(30)));
        assertThat(report.bit(route.traffic())).isEqualTo(ifCounted(true));
        route.apply(new Fault.Slice(5));
        pair.echoes();
    }

    @Test
    public void faultsWithoutASizeAreRefused() {
        assertThatThrownBy(() -> new Fault.Bandwidth(0)).hasMessageContaining("at least 1 kB/s, was 0");
        assertThatThrownBy(() -> new Fault.LimitData(Direction.UPSTREAM, 0)).hasMessageContaining("1 byte, was 0");
        assertThatThrownBy(() -> new Fault.Slice(0)).hasMessageContaining("at least 1 byte, not 0");
    }

    @Test
    public void healLiftsEverythingAtOnce() {
        Route route = route(false);
        route.apply(new Fault.SignalLoss());
        route.apply(new Fault.Latency(Duration.ofHours(1)));
        route.apply(new Fault.Bandwidth(1));
        route.apply(new Fault.LimitData(Direction.DOWNSTREAM, 1));
        route.apply(new Fault.Slice(1));
        route.apply(new Fault.OneWay(Direction.UPSTREAM));
        route.apply(new Fault.Refuse());

        route.apply(new Fault.Heal());
        route.apply(new Fault.Heal());

        connectThrough(route).echoes();
    }

    @Test
    public void anArmedRouteIsOtherwiseLikeAnyOther() {
        Route route = route(true);
        Pair pair = connectThrough(route);
        pair.echoes();
        route.apply(new Fault.SignalLoss());
        pair.client.send("kept");
        route.apply(new Fault.SignalBack());

        soon(() -> pair.server.received().endsWith("kept"));
    }

    @Test
    public void aServerThatIsAwayEndsTheConnectionAndIsCounted() {
        Route route = network().route("nobody", "127.0.0.1:1", false);

        Peer client = connect(route.address());

        soon(() -> client.state() == FIN);
        soon(() -> route.traffic().map(RouteTraffic::connectionsFailed).equals(ifCounted(1L)));
        assertThat(route.traffic().map(RouteTraffic::connectionsLive)).isEqualTo(ifCounted(0L));
    }

    @Test
    public void trafficCountsWhatPassedEachWay() {
        assumeTrue(countsTraffic(), "this backend does not count its traffic");
        Route route = route(false);
        Pair pair = connectThrough(route);
        pair.client.send("123");
        soon(() -> pair.server.received().equals("123"));
        pair.server.send("12345");
        soon(() -> pair.client.received().equals("12345"));

        RouteTraffic traffic = route.traffic().orElseThrow();

        assertThat(traffic.up().bytesPassed()).isEqualTo(3);
        assertThat(traffic.down().bytesPassed()).isEqualTo(5);
        assertThat(traffic.connectionsLive()).isEqualTo(1);
        assertThat(traffic.connectionsOpened()).isEqualTo(1);
        pair.client.close();
        soon(() -> route.traffic().orElseThrow().connectionsLive() == 0);
        assertThat(route.traffic().orElseThrow().up().bytesPassed()).isEqualTo(3);
    }

    @Test
    public void routesDoNotTouchEachOther() {
        Route faulty = route(false);
        Pair other = connectThrough(route(false));

        faulty.apply(new Fault.BlackHole());
        faulty.apply(new Fault.Refuse());

        other.echoes();
    }

    private Route route(boolean armed) {
        return network().route("alice", serverAddress(), armed);
    }

    private Pair connectThrough(Route route) {
        int before = accepted().size();
        Peer client = connect(route.address());
        soon(() -> client.state() == OPEN && accepted().size() == before + 1);
        // Until then a fault would meet a connection that is still being made.
        awaitLinked(route);
        return new Pair(client, accepted().get(before));
    }

    private <T> Optional<T> ifCounted(T value) {
        return countsTraffic() ? Optional.of(value) : Optional.empty();
    }

    protected final void soon(BooleanSupplier condition) {
        assertThat(await(condition, SOON)).as("within %s", SOON).isTrue();
    }

    private void neverWithinAWhile(BooleanSupplier condition) {
        assertThat(await(condition, A_WHILE)).as("within %s", A_WHILE).isFalse();
    }

    private final class Pair {
        final Peer client;
        final Peer server;

        Pair(Peer client, Peer server) {
            this.client = client;
            this.server = server;
        }

        void echoes() {
            client.send("ping");
            soon(() -> server.received().endsWith("ping"));
            server.send("pong");
            soon(() -> client.received().endsWith("pong"));
        }
    }
}
